// SPDX-License-Identifier: MIT
// Whole pages of the example against html-validate, as TAP:  validate.mjs PAGE_TEST TESTS
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const [drawer, folder] = process.argv.slice(2)
const load = createRequire(`${folder}/package.json`)
let HtmlValidate
try {
  ({ HtmlValidate } = load('html-validate'))
} catch {
  console.log('Bail out! html-validate is missing: run script/setup, or `npm ci` in tests/')
  process.exit(1)
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'no-redundant-role': 'off', // role="group" on a date's fieldset, as govuk-frontend has it
    'require-sri': 'off', // our own files only
  },
})

const pages = ['en', 'cy'].flatMap(language => ['plain', 'problems'].map(kind => [language, kind]))
for (const [i, [language, kind]] of pages.entries()) {
  const { stdout, status } = spawnSync(drawer, [language, kind], { encoding: 'utf8' })
  const { valid, results } = await validator.validateString(stdout)
  console.log(`${valid && status === 0 && stdout ? 'ok' : 'not ok'} ${i + 1} - ${language} ${kind} is valid HTML`)
  for (const { line, column, message, ruleId } of results.flatMap(result => result.messages))
    console.log(`# ${line}:${column} ${message} (${ruleId}): ${stdout.split('\n')[line - 1]}`)
}
console.log(`1..${pages.length}`)
