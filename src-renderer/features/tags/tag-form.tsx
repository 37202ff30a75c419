import '../../ui/field.css'
import {type FormEvent, useId, useState} from 'react'
import type {Failure} from '../../../src-main/contract/errors.ts'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {DialogActions} from '../../ui/dialog.tsx'
import {shown} from '../../ui/format.ts'
import {underWay} from '../acts/index.ts'
import {told} from './tag-acts.ts'
import {TagDot} from './tag-dot.tsx'
import {pathOfTag, useTags, withinTag} from './tags.ts'

const words = messages.tags

interface FormParts {
  /** The tag that is changed; a new one without it. */
  readonly tag?: Tag | undefined
  /** Where a new one is to be nested. */
  readonly inside?: string | undefined
  readonly onClose: () => void
}

/** Name, colour and place of a tag. */
export function TagForm({tag, inside, onClose}: FormParts) {
  const [name, setName] = useState(tag?.name ?? '')
  const [colour, setColour] = useState(tag?.colour)
  const [parent, setParent] = useState(tag?.parent ?? inside ?? '')
  const [failure, setFailure] = useState<Failure>()
  const id = useId()
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      await underWay(tag ? changeTag(tag, {name, colour: colour ?? tag.colour, parent}) : makeTag({name, colour, parent}))
      onClose()
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <form onSubmit={(event) => void send(event)} className="tag-form">
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {words.name}
        </label>
        <input
          id={id}
          className="field-input"
          value={name}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          aria-describedby={failure ? `${id}-failure` : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {failure ? (
          <p id={`${id}-failure`} className="field-failure" role="alert">
            {[failure.message, failure.hint].filter(Boolean).join(' ')}
          </p>
        ) : null}
      </div>
      <ColourChoice value={colour} onChange={setColour} />
      <ParentChoice tag={tag} value={parent} onChange={setParent} />
      <DialogActions>
        <Button onClick={onClose}>{messages.cancel}</Button>
        <Button type="submit" look="primary" disabled={name.trim() === ''}>
          {tag ? words.save : words.make}
        </Button>
      </DialogActions>
    </form>
  )
}

interface Fields {
  readonly name: string
  readonly colour: string | undefined
  readonly parent: string
}

async function makeTag({name, colour, parent}: Fields): Promise<void> {
  await core.tag.create({name, ...(colour === undefined ? {} : {colour}), ...(parent === '' ? {} : {parent})})
}

/** Two acts where both what it is and where it is changed; Undo takes them back one after the other. */
async function changeTag(tag: Tag, {name, colour, parent}: Fields): Promise<void> {
  const isOther = name.trim() !== tag.name || colour !== tag.colour
  const isMoved = parent !== (tag.parent ?? '')
  const updated = isOther ? await core.tag.update({tag: tag.id, name, ...(colour === undefined ? {} : {colour})}) : undefined
  const nested = isMoved ? await core.tag.nest({tag: tag.id, ...(parent === '' ? {} : {parent})}) : undefined
  const act = nested?.act ?? updated?.act
  if (act !== undefined) told(act, words.changed(shown(name.trim())))
}

interface ChoiceParts<V> {
  readonly value: V
  readonly onChange: (value: V) => void
}

function ColourChoice({value, onChange}: {readonly value: string | undefined; readonly onChange: (value: string) => void}) {
  const group = useId()
  const own = value?.startsWith('#') ? [[value, value] as const] : []
  return (
    <fieldset className="tag-colours">
      <legend className="field-label">{words.colour}</legend>
      {[...Object.entries(words.colours), ...own].map(([colour, name]) => (
        <label key={colour} className="tag-colour" title={name}>
          <input type="radio" name={group} checked={colour === value} onChange={() => onChange(colour)} />
          <TagDot colour={colour} />
          <span className="unseen">{name}</span>
        </label>
      ))}
    </fieldset>
  )
}

function ParentChoice({tag, value, onChange}: ChoiceParts<string> & {readonly tag: Tag | undefined}) {
  const all = useTags((state) => state.value)
  const id = useId()
  const own = tag ? withinTag(tag.id, all) : new Set<string>()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {words.parent}
      </label>
      <select id={id} className="field-input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{words.top}</option>
        {all
          .filter((one) => !own.has(one.id))
          .map((one) => (
            <option key={one.id} value={one.id}>
              {shown(pathOfTag(one, all))}
            </option>
          ))}
      </select>
    </div>
  )
}
