/**
 * Radicals beside the common character of the same shape (Unicode: EquivalentUnifiedIdeograph). Text layers of PDF made by some
 * programs hold radicals instead of characters, and Unicode's own normalisation leaves most of U+2E80–2EFF alone.
 */
const PAIRS =
  '⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

const COMMON = new Map(Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS.charAt(at * 2), PAIRS.charAt(at * 2 + 1)]));
/** CJK radicals, Kangxi radicals, compatibility ideographs. */
const UNCOMMON = /[\u2e80-\u2eff\u2f00-\u2fd5\uf900-\ufaff]/g;
/** The letter O or a circle for the zero of 二〇二六. */
const ZERO = /(?<=[一二三四五六七八九零〇])[OoＯｏ○◯](?=[一二三四五六七八九零〇OoＯｏ○◯])/g;

/** The text in the characters that people type and search for; each stays in its place. */
export function commonCharacters(text: string): string {
  return text.replace(UNCOMMON, commonOf).replace(ZERO, '〇');
}

function commonOf(char: string): string {
  const common = COMMON.get(char) ?? char.normalize('NFKC');
  return common.length === char.length ? common : char;
}
