import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinSelectors, matchesLabels } from './label-selector'

const LABELS = { app: 'wst-flyway-dev', tier: 'db' }

for (const [selector, fits] of [
  [null, true],
  ['', true],
  ['app=wst-flyway-dev', true],
  ['app==wst-flyway-dev,tier=db', true],
  ['app=other', false],
  ['app!=other', true],
  ['gone!=x', true],
  ['app in (a, wst-flyway-dev)', true],
  ['app in (a,b),tier', false],
  ['app notin (a,b),tier', true],
  ['gone notin (a)', true],
  ['gone in (a)', false],
  ['!gone', true],
  ['!app', false],
  ['gone', false],
  ['constructor', false],
] as const) {
  test(`labels ${fits ? 'fit' : 'do not fit'} ${selector ?? 'no selector'}`, () => {
    assert.equal(matchesLabels(selector)(LABELS), fits)
  })
}

for (const [fact, selectors, joint] of [
  ['one selector stays', ['app=a'], 'app=a'],
  ['equal ones are one', ['app=a', 'app=a'], 'app=a'],
  ['one label with several values is a set', ['app=b', 'app=a', 'app=c'], 'app in (a,b,c)'],
  ['what is common stays', ['tier=db,app=a', 'app=b,tier=db'], 'tier=db,app in (a,b)'],
  ['two labels that differ are all objects', ['app=a', 'name=b'], null],
  ['a narrower one beside a wider one is all objects', ['app=a', 'app=a,x=y'], null],
  ['a set beside a value is all objects', ['app=a', 'app in (b,c)'], null],
  ['without a selector it is all objects', ['app=a', null], null],
] as const) {
  test(`joined selectors: ${fact}`, () => {
    assert.equal(joinSelectors([...selectors]), joint)
    for (const selector of selectors)
      for (const app of ['a', 'b', 'c', 'd']) {
        const labels = { app, tier: 'db', name: 'b', x: 'y' }
        if (matchesLabels(selector)(labels)) assert.ok(matchesLabels(joint)(labels), `${selector} ${app}`)
      }
  })
}
