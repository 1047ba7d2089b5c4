import { cloudEventExample } from '#webhooks';
import type { EventCatalogue, EventDescription } from '#outbox';
import { escaped } from '../http/escaped.js';

/** The catalogue to read: one row for each type, its example to unfold. */
export function eventPage({ all }: EventCatalogue): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Duban 督办 events</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:72rem}td{padding:.3rem .8rem .3rem 0;vertical-align:top;border-top:1px solid #ddd}pre{overflow:auto}</style>
<h1>Events</h1>
<p>Each is sent to webhook endpoints as CloudEvents 1.0, signed by Standard Webhooks. For programs: <a href="events">AsyncAPI 3.0</a>.</p>
<table>${all.map(row).join('\n')}</table></html>
`;
}

function row(event: EventDescription): string {
  const example = escaped(JSON.stringify(cloudEventExample(event), null, 2));
  const cells = [
    `<code>${event.type}</code>`,
    event.term,
    `${escaped(event.meaning)}<details><summary>example</summary><pre>${example}</pre></details>`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
