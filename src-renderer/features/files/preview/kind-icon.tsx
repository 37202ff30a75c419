import {createElement} from 'react'
import {iconOf} from '../category.ts'

/** The small icon of a category, where there is no entry. */
export function KindIcon({category}: {readonly category: string}) {
  const look = {className: 'file-icon', 'data-category': category, size: 16, strokeWidth: 1.7, 'aria-hidden': true}
  return createElement(iconOf(category), look)
}
