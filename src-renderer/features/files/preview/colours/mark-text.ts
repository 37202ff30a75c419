import type {Emitter, HLJSOptions} from 'highlight.js'
import hljs from 'highlight.js/lib/core'
import {grammars} from './grammars.ts'
import type {Language} from './language-of.ts'
import {markOf, type Marks} from './marks.ts'
import {type Tone, toneOf} from './tones.ts'

/**
 * Tells the parts of a text apart by its language; undefined where its grammar failed.
 * How long it takes is nobody's promise: grammars are regular expressions, and for some texts they need minutes. It is for the worker, which can be ended.
 */
export function markText(language: Language, text: string): Marks | undefined {
  const gatherer = hljs.highlight(text, {language, ignoreIllegals: true})._emitter as Gatherer
  // A grammar that gave up has told of a part of the text only.
  return gatherer.length === text.length ? Uint32Array.from(gatherer.runs, ({end, tone}) => markOf(end, tone)) : undefined
}

interface Run {
  end: number
  readonly tone: Tone
}

/** Takes what the grammars find as it comes: no HTML is ever made of it. */
class Gatherer implements Emitter {
  readonly runs: Run[] = []
  readonly #within: Tone[] = []
  length = 0

  // The library makes one for each text, and for each text within a text, by `new`.
  constructor(_options: HLJSOptions) {}

  startScope(scope: string): void {
    this.#within.push(toneOf(scope) ?? this.#tone)
  }

  endScope(): void {
    this.#within.pop()
  }

  /** The library calls both by two names, of which its types know one. */
  openNode(scope: string): void {
    this.startScope(scope)
  }

  closeNode(): void {
    this.endScope()
  }

  addText(text: string): void {
    this.#add(text.length, this.#tone)
  }

  /** A style sheet in a page keeps the tones of its own language. */
  __addSublanguage(inner: Emitter): void {
    let from = 0
    for (const {end, tone} of (inner as Gatherer).runs) {
      this.#add(end - from, tone)
      from = end
    }
  }

  toHTML(): string {
    return ''
  }

  finalize(): void {}

  get #tone(): Tone {
    return this.#within.at(-1) ?? 'plain'
  }

  #add(length: number, tone: Tone): void {
    if (length === 0) return
    this.length += length
    const last = this.runs.at(-1)
    if (last?.tone === tone) last.end = this.length
    else this.runs.push({end: this.length, tone})
  }
}

for (const [name, grammar] of Object.entries(grammars)) hljs.registerLanguage(name, grammar)
hljs.configure({__emitter: Gatherer})
