import type {WindowFrame, WindowPlaces} from '../ipc/messages.ts'

/** What is known of a screen: where it is, and the part of it that bars of the system leave free. */
export interface Screen {
  readonly bounds: Area
  readonly workArea: Area
}
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const FIRST: Pick<WindowFrame, 'width' | 'height' | 'maximized'> = {width: 1280, height: 820, maximized: false}
const LEAST = {width: 480, height: 360}
/** So much further down and aside a window beside another one stands. */
const STEP = 28
/** How a window that was drawn out lies under the pointer. */
const HELD = {x: 120, y: 16}
const DETAILS = {width: 340, height: 720}

/**
 * Where a window opens: where the last one stood while its screen is there, else where one stood on the first screen, else in its middle.
 * Invariant: it lies wholly on one screen, and is no larger than that.
 */
export function frameToOpen(places: WindowPlaces, screens: readonly [Screen, ...Screen[]]): WindowFrame {
  const {last} = places
  const there = last && screens.find((screen) => overlap(last, screen.workArea) > 0)
  if (last && there) return fitted(last, there.workArea)
  const [first] = screens
  const known = places.screens[screenKey(first)]
  if (known) return fitted(known, first.workArea)
  return centred({...FIRST, ...(last && {width: last.width, height: last.height, maximized: last.maximized})}, first.workArea)
}

/** Where one opens beside another one that is open. */
export function frameBeside(other: WindowFrame, screens: readonly [Screen, ...Screen[]]): WindowFrame {
  const {workArea} = screenOf(other, screens)
  const moved = {...other, x: other.x + STEP, y: other.y + STEP, maximized: false}
  const fits = moved.x + moved.width <= workArea.x + workArea.width && moved.y + moved.height <= workArea.y + workArea.height
  return fitted(fits ? moved : {...moved, x: workArea.x, y: workArea.y}, workArea)
}

/** Where one opens that was drawn out of another one: as large, with its head under the pointer. */
export function frameAt(
  point: {readonly x: number; readonly y: number},
  other: WindowFrame,
  screens: readonly [Screen, ...Screen[]],
): WindowFrame {
  const [x, y] = [Math.round(point.x) - HELD.x, Math.round(point.y) - HELD.y]
  const {workArea} = screenOf({x: point.x, y: point.y, width: 1, height: 1}, screens)
  return fitted({...other, x, y, maximized: false}, workArea)
}

/** Where the details of a window open: to its right where there is room, else over its right edge. */
export function frameOfDetails(owner: WindowFrame, screens: readonly [Screen, ...Screen[]]): WindowFrame {
  const {workArea} = screenOf(owner, screens)
  const right = owner.x + owner.width
  const free = right + DETAILS.width <= workArea.x + workArea.width
  const height = Math.min(owner.height, DETAILS.height)
  return within(
    {x: free ? right : right - DETAILS.width - STEP, y: owner.y + STEP, width: DETAILS.width, height, maximized: false},
    workArea,
  )
}

/** Keeps where a window stood, as the last one and for its screen. */
export function withFrame(places: WindowPlaces, frame: WindowFrame, screens: readonly [Screen, ...Screen[]]): WindowPlaces {
  return {...places, last: frame, screens: {...places.screens, [screenKey(screenOf(frame, screens))]: frame}}
}

/** A screen is known again by where it is and how large. */
export const screenKey = ({bounds: {x, y, width, height}}: Screen): string => `${width}x${height}@${x},${y}`

function screenOf(frame: Area, screens: readonly [Screen, ...Screen[]]): Screen {
  return screens.reduce((best, screen) => (overlap(frame, screen.workArea) > overlap(frame, best.workArea) ? screen : best))
}

function overlap(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}

const fitted = (frame: WindowFrame, area: Area): WindowFrame => within({...frame, ...sized(frame, area)}, area)

function within(frame: WindowFrame, area: Area): WindowFrame {
  const [width, height] = [Math.min(frame.width, area.width), Math.min(frame.height, area.height)]
  return {
    x: clamped(frame.x, area.x, area.x + area.width - width),
    y: clamped(frame.y, area.y, area.y + area.height - height),
    width,
    height,
    maximized: frame.maximized,
  }
}

function centred(frame: Pick<WindowFrame, 'width' | 'height' | 'maximized'>, area: Area): WindowFrame {
  const {width, height} = sized(frame, area)
  const x = area.x + Math.floor((area.width - width) / 2)
  const y = area.y + Math.floor((area.height - height) / 2)
  return {x, y, width, height, maximized: frame.maximized}
}

/** A screen may be smaller than the smallest window: then it is filled. */
const sized = ({width, height}: Pick<WindowFrame, 'width' | 'height'>, area: Area) => ({
  width: Math.min(area.width, Math.max(LEAST.width, width)),
  height: Math.min(area.height, Math.max(LEAST.height, height)),
})

const clamped = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))
