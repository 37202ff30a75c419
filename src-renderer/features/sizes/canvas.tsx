import {type ComponentProps, useEffect, useRef} from 'react'
import type {Pen} from './draw-kit.ts'
import type {Area} from './map-layout.ts'

interface CanvasParts extends Omit<ComponentProps<'canvas'>, 'ref'> {
  readonly area: Area & {readonly dots: number}
  /** Another function draws anew. */
  readonly draw: (pen: Pen) => void
}

/** A canvas as sharp as the screen. */
export function Canvas({area: {width, height, dots}, draw, ...rest}: CanvasParts) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    const pen = element?.getContext('2d')
    if (!element || !pen || width === 0) return
    element.width = Math.round(width * dots)
    element.height = Math.round(height * dots)
    pen.setTransform(dots, 0, 0, dots, 0, 0)
    draw(pen)
  }, [width, height, dots, draw])
  return <canvas {...rest} ref={canvas} />
}
