import './dialog.css'
import {Dialog as Base} from '@base-ui/react/dialog'
import type {ReactNode} from 'react'
import {useLayer} from './layers.tsx'

interface DialogParts {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly text?: string | undefined
  /** It holds a table. */
  readonly wide?: boolean | undefined
  readonly children: ReactNode
}

/** A sheet over the window that has the keyboard until it is closed. */
export function Dialog({open, onClose, title, text, wide, children}: DialogParts) {
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal container={useLayer()}>
        <Base.Backdrop className="dialog-veil" />
        <Base.Popup className="dialog" data-wide={wide ? '' : undefined}>
          <Base.Title className="dialog-title">{title}</Base.Title>
          {text ? <Base.Description className="dialog-text">{text}</Base.Description> : null}
          <div className="dialog-body">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

export function DialogActions({children}: {readonly children: ReactNode}) {
  return <div className="dialog-actions">{children}</div>
}
