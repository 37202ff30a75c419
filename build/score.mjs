import {relative} from 'node:path'
import {layout} from './layout.mjs'
import {say} from './run.mjs'

/** Keeps count over all parts of a test run, and the reasons of what was left out. */
export class Score {
  passed = 0
  failed = 0
  skipped = 0
  #left = []
  #broken = []

  add(outcome, name) {
    this[outcome] += 1
    if (outcome === 'failed') this.#broken.push(name)
  }

  skip(name, reason) {
    this.skipped += 1
    this.#left.push(`${name}: ${reason}`)
  }

  /** Takes over Vitest's JSON report; without one, or with an exit code that it does not explain, the part counts as failed. */
  addVitest(name, code, report) {
    const before = this.failed
    for (const file of report?.testResults ?? []) this.#addFile(relative(layout.root, file.name), file)
    if (report === undefined || (code !== 0 && this.failed === before)) this.add('failed', `${name} (exit code ${code})`)
  }

  #addFile(path, {status, assertionResults}) {
    for (const test of assertionResults) {
      if (test.status === 'passed') this.passed += 1
      else if (test.status === 'failed') this.add('failed', `${path}: ${test.fullName}`)
      else this.skip(path, test.fullName)
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) this.add('failed', `${path}: could not run`)
  }

  print(duration) {
    for (const line of this.#left) say(`skipped  ${line}`)
    for (const line of this.#broken) say(`failed   ${line}`)
    say(`took ${duration}`)
    process.stdout.write(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped\n`)
  }
}
