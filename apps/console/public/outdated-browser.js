// Runs only in browsers that know no modules: says which browser to use instead of staying white.
document.body.insertAdjacentHTML(
  'beforeend',
  '<p style="font:18px/1.6 sans-serif;max-width:30em;margin:2em auto;padding:0 1em">此浏览器版本过旧，请使用奇安信、360 极速浏览器的最新版，或 Chrome / Edge 105 以上版本。消息中的“签收”链接不受影响。</p>',
);
