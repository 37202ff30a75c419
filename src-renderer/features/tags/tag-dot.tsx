import './tags.css'

/** The colour of a tag; its name always stands beside it, or in the name of what holds it. */
export function TagDot({colour}: {readonly colour: string}) {
  return (
    <span className="tag-dot" data-colour={colour} style={colour.startsWith('#') ? {backgroundColor: colour} : undefined} aria-hidden />
  )
}
