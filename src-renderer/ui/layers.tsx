import {createContext, type ReactNode, useContext, useState} from 'react'

const Layer = createContext<HTMLElement | null>(null)

/** Gives menus and dialogs one named place in the page, so that nothing stands outside of its landmarks. */
export function Layers({label, children}: {readonly label: string; readonly children: ReactNode}) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <Layer value={place}>
      {children}
      <section ref={setPlace} aria-label={label} />
    </Layer>
  )
}

export function useLayer(): HTMLElement | null {
  return useContext(Layer)
}
