import './dialog.css'
import {Dialog as Base} from '@base-ui/react/dialog'
import {type ReactNode, useEffect, useState} from 'react'
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
  useFocusBack()
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

/** A dialog that is taken out of the page while it is open leaves the keyboard nowhere: it goes back to where it was. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
}

export function DialogActions({children}: {readonly children: ReactNode}) {
  return <div className="dialog-actions">{children}</div>
}
