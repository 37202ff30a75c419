import './button.css'
import type {ComponentProps} from 'react'

interface Look {
  readonly look?: 'primary' | 'danger' | 'plain'
}

/** A button with words. */
export function Button({look, type = 'button', ...rest}: ComponentProps<'button'> & Look) {
  return <button {...rest} type={type} className="button" data-look={look} />
}
