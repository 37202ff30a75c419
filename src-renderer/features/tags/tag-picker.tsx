import '../../ui/field.css'
import {Check, Minus, Plus} from 'lucide-react'
import {type KeyboardEvent, useId, useState} from 'react'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {applyTag, removeTag, toggleTag} from './tag-acts.ts'
import {TagDot} from './tag-dot.tsx'
import {type TagChoices, tagChoices} from './tag-choices.ts'
import {pathOfTag, useTags} from './tags.ts'
import {type TagsOf, useTagsOf} from './use-tags-of.ts'

const words = messages.tags
const DIGITS = 9

/** A list of tags to tick for some entries; typing narrows it, Enter ticks or makes, and the first nine have digits. */
export function TagPicker({targets}: {readonly targets: readonly string[]}) {
  const all = useTags((state) => state.value)
  const told = useTagsOf(targets)
  const [text, setText] = useState('')
  const [place, setPlace] = useState(0)
  const id = useId()
  const {found, makes} = tagChoices(all, text)
  const last = found.length - (makes === undefined ? 1 : 0)
  const active = Math.min(place, Math.max(0, last))
  const toggle = (tag: Tag | undefined): void => {
    setText('')
    setPlace(0)
    // Whoever is quick does not wait for the ticks.
    if (tag && !told) void toggleTag(tag, targets)
    else if (tag) void (isOnAll(told, tag) ? removeTag(tag, targets) : applyTag(tag.id, targets))
    else if (makes !== undefined) void applyTag(makes, targets)
  }
  const keys = (event: KeyboardEvent): void => {
    const digit = text === '' && !event.ctrlKey && !event.altKey && !event.metaKey ? found[Number(event.key) - 1] : undefined
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setPlace(Math.min(active + 1, last))
    else if (event.key === 'ArrowUp') setPlace(Math.max(active - 1, 0))
    else if (event.key === 'Enter') toggle(found[active])
    else if (digit) toggle(digit)
    else return
    event.preventDefault()
  }
  return (
    <div className="tag-picker">
      <input
        className="field-input"
        role="combobox"
        aria-label={words.find}
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={last < 0 ? undefined : `${id}-${active}`}
        placeholder={words.hint}
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        onChange={(event) => {
          setText(event.currentTarget.value)
          setPlace(0)
        }}
        onKeyDown={keys}
      />
      <TagOptions id={id} all={all} found={found} makes={makes} active={active} told={told} withDigits={text === ''} onToggle={toggle} />
    </div>
  )
}

interface OptionsParts extends TagChoices {
  readonly id: string
  readonly all: readonly Tag[]
  /** The one that Enter is for. */
  readonly active: number
  readonly told: TagsOf | undefined
  readonly withDigits: boolean
  /** Without a tag it makes the new one. */
  readonly onToggle: (tag: Tag | undefined) => void
}

function TagOptions({id, all, found, makes, active, told, withDigits, onToggle}: OptionsParts) {
  return (
    <div id={id} role="listbox" aria-label={words.list} aria-multiselectable className="tag-options" tabIndex={-1}>
      {found.map((tag, at) => (
        <TagOption
          key={tag.id}
          id={`${id}-${at}`}
          name={pathOfTag(tag, all)}
          tag={tag}
          digit={withDigits && at < DIGITS ? at + 1 : undefined}
          active={at === active}
          told={told}
          onClick={() => onToggle(tag)}
        />
      ))}
      {makes === undefined ? null : (
        <div
          id={`${id}-${found.length}`}
          role="option"
          aria-selected={false}
          className="tag-option"
          data-active={active === found.length ? '' : undefined}
          onClick={() => onToggle(undefined)}
        >
          <Plus size={14} aria-hidden />
          {words.createNamed(shown(makes))}
        </div>
      )}
    </div>
  )
}

interface OptionParts {
  readonly id: string
  readonly name: string
  readonly tag: Tag
  readonly digit: number | undefined
  readonly active: boolean
  readonly told: TagsOf | undefined
  readonly onClick: () => void
}

function TagOption({id, name, tag, digit, active, told, onClick}: OptionParts) {
  const on = told?.tags.find((one) => one.id === tag.id)?.on ?? 0
  const onAll = isOnAll(told, tag)
  return (
    <div id={id} role="option" aria-selected={onAll} className="tag-option" data-active={active ? '' : undefined} onClick={onClick}>
      <span className="tag-tick">{onAll ? <Check size={14} aria-hidden /> : on > 0 ? <Minus size={14} aria-hidden /> : null}</span>
      <TagDot colour={tag.colour} />
      <span className="tag-option-name">{shown(name)}</span>
      {on > 0 && told && !onAll ? <span className="tag-some">{words.some(on, told.of)}</span> : null}
      {digit === undefined ? null : <kbd aria-hidden>{digit}</kbd>}
    </div>
  )
}

function isOnAll(told: TagsOf | undefined, {id}: Tag): boolean {
  return told !== undefined && told.of > 0 && told.tags.some((one) => one.id === id && one.on === told.of)
}
