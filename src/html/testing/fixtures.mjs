// SPDX-License-Identifier: MIT
// Our components against govuk-frontend's own fixtures, as TAP:  fixtures.mjs DRAWER COMPONENTS
//
// Of each component every fixture is compared that asks only for what ours can do (`speaks`);
// `least` says how many these have to be.  White space beside tags and the order of attributes
// are of no account.  Where Sarn differs on purpose, `differs` says how and why.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const [drawer, folder] = process.argv.slice(2)

const label = ['label.text', 'label.classes = govuk-label--.*', 'label.isPageHeading']
const legend = ['fieldset.legend.text', 'fieldset.legend.classes = govuk-fieldset__legend--.*',
  'fieldset.legend.isPageHeading']
const field = ['name', 'id', 'hint.text', 'errorMessage.text']
const choices = [...field, ...legend, 'idPrefix', String.raw`items.\d+.(value|text|checked|divider|hint.text)`]

const components = {
  'back-link': { least: 1, speaks: ['href'] },
  breadcrumbs: { least: 4, speaks: [String.raw`items.\d+.(text|href)`] },
  button: { least: 8, speaks: ['text', 'name', 'value', 'href', 'preventDoubleClick = true', 'type = submit',
    'classes = govuk-button--(secondary|warning)'] },
  checkboxes: { least: 5, needs: ['fieldset.legend.text'], speaks: [...choices, 'classes = govuk-checkboxes--small'] },
  'date-input': { least: 4, needs: ['fieldset.legend.text'],
    speaks: [...field, ...legend, 'namePrefix', 'day = false', 'values.(day|month|year)'],
    differs: {
      why: 'names start with that of the field; the first input carries its id, so that the error summary leads there',
      how: (html, { id, namePrefix, day }) => html.replace(` id="${id}"`, '')
        .replace(/ name="(day|month|year)"/g, ` name="${namePrefix ?? id}-$1"`)
        .replaceAll(new RegExp(`(id|for)="${id}-${day === false ? 'month' : 'day'}"`, 'g'), `$1="${id}"`),
    } },
  details: { least: 2, speaks: ['summaryText', 'text', 'html'] },
  'error-summary': { least: 3, speaks: ['titleText = There is a problem', String.raw`errorList.\d+.(text|href)`],
    differs: {
      why: 'it can be focused without scripting having to say so first',
      how: html => html.replace('data-module=', 'tabindex="-1" data-module='),
    } },
  'file-upload': { least: 4, speaks: [...field, ...label] },
  input: { least: 15, speaks: [...field, ...label, 'value', 'prefix.text', 'suffix.text', 'type', 'inputmode',
    'autocomplete', String.raw`classes = govuk-input--width-\d+`] },
  'inset-text': { least: 2, speaks: ['text', 'html'] },
  'notification-banner': { least: 3, speaks: ['text', 'type = success'] },
  pagination: { least: 3, needs: [['previous.href', 'next.href']], speaks: ['previous.href', 'next.href'],
    differs: {
      why: 'a whole sentence is translated, never glued: Welsh puts "page" first',
      how: html => html.replace(/(Previous|Next)<span class="govuk-visually-hidden"> page<\/span>/g, '$1 page'),
    } },
  panel: { least: 1, needs: [['text', 'html']], speaks: ['titleText', 'titleHtml = [^<]*', 'text', 'html'] },
  radios: { least: 6, needs: ['fieldset.legend.text'],
    speaks: [...choices, 'value', 'classes = (govuk-radios--(inline|small) ?)+'] },
  select: { least: 3, needs: ['items.0.value'],
    speaks: [...field, ...label, 'value', String.raw`items.\d+.(value|text)`, String.raw`items.\d+.selected = true`] },
  'skip-link': { least: 1, needs: ['text = Skip to main content', 'href'], speaks: ['text = Skip to main content', 'href'],
    differs: {
      why: 'every page has the same place to skip to',
      how: html => html.replace(/href="[^"]*"/, 'href="#main-content"'),
    } },
  'summary-list': { least: 4,
    speaks: [String.raw`rows.\d+.(key.text|value.text|value.html|actions.items.[0-2].(href|text|visuallyHiddenText))`] },
  table: { least: 2, needs: ['head.0.text'],
    speaks: ['caption', 'captionClasses = govuk-table__caption--.', 'firstCellIsHeader',
      String.raw`(head.\d+|rows.\d+.\d+).text`, String.raw`(head.\d+|rows.\d+.\d+).format = numeric`] },
  tag: { least: 8, speaks: ['text', 'classes = govuk-tag--.*'] },
  textarea: { least: 6, speaks: [...field, ...label, 'value', 'rows', 'autocomplete'] },
  'warning-text': { least: 2, speaks: ['text', 'html', 'iconFallbackText = Warning'] },
}

// { label: { text: 'x' } } → [['label.text', 'x']]
const flat = (value, path = '') => value === null || typeof value !== 'object'
  ? [[path, String(value)]]
  : Object.entries(value).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key))

// A rule is a pattern of paths, and after " = " one of values; without it any value will do.
const matches = (rule, [path, value]) => {
  const [paths, values = '[^]*'] = rule.split(' = ')
  return new RegExp(`^(${paths})$`).test(path) && new RegExp(`^(${values})$`).test(value)
}

const normal = html => html
  .replace(/<([a-z0-9]+)((?:[^>"]|"[^"]*")*)>/g, (_, name, attributes) =>
    `<${[name, ...(attributes.match(/[^\s=]+(="[^"]*")?/g) ?? []).sort()].join(' ')}>`)
  .replace(/\s+/g, ' ').replace(/ ?(<[^>]*>) ?/g, '$1').replace(/></g, '>\n<').trim()

if (!existsSync(`${folder}/button/fixtures.json`)) {
  console.log('Bail out! govuk-frontend is missing: run script/setup, or `npm ci` in assets/')
  process.exit(1)
}

const cases = []
const counts = []
for (const [component, { least, speaks, needs = [], differs }] of Object.entries(components)) {
  const { fixtures } = JSON.parse(readFileSync(`${folder}/${component}/fixtures.json`, 'utf8'))
  const fit = fixtures.filter(({ options }) => {
    const pairs = flat(options)
    return pairs.every(pair => speaks.some(rule => matches(rule, pair))) &&
      needs.every(need => [need].flat().some(rule => pairs.some(pair => matches(rule, pair))))
  })
  counts.push([`${component}: at least ${least} of its fixtures are asked for`, fit.length >= least])
  for (const { name, options, html } of fit)
    cases.push({ component, name, options, expected: differs ? differs.how(html, options) : html, why: differs?.why })
}

const input = cases.map(({ component, options }) =>
  [['component', component], ...flat(options)].map(([path, value]) => `${path} ${encodeURIComponent(value)}\n`).join('') +
  '\n').join('')
const { status, stdout, stderr } = spawnSync(drawer, { input, encoding: 'utf8' })
const drawn = stdout.split('\n%%%%\n')
if (status !== 0)
  console.log(`Bail out! ${stderr.split('\n')[0]}`)

const all = [...counts.map(([name, good]) => ({ name, good })), ...cases.map((each, i) => ({
  name: `${each.component}: ${each.name}${each.why ? ` (differs: ${each.why})` : ''}`,
  ours: normal(drawn[i] ?? ''), theirs: normal(each.expected),
}))]
all.forEach(({ name, good, ours, theirs }, i) => {
  const fits = good ?? ours === theirs
  console.log(`${fits ? 'ok' : 'not ok'} ${i + 1} - ${name.replaceAll('#', 'no.')}`)
  if (!fits && ours !== undefined)
    console.log(`theirs:\n${theirs}\nours:\n${ours}`.replace(/^/gm, '# '))
})
console.log(`1..${all.length}`)
process.exit(status === 0 ? 0 : 1)
