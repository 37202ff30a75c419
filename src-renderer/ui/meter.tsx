import './meter.css'

interface MeterParts {
  readonly role: 'progressbar' | 'meter'
  readonly label: string
  /** The same in words. */
  readonly text: string
  /** 0 to 1; absent while it is not known. */
  readonly part?: number | undefined
  readonly level?: 'high' | undefined
}

/** A thin bar that is full to a part. */
export function Meter({role, label, text, part, level}: MeterParts) {
  const known = part !== undefined
  const percent = known ? Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10 : undefined
  return (
    <div
      className="meter"
      role={role}
      aria-label={label}
      aria-valuetext={text}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent === undefined ? undefined : Math.round(percent)}
      data-level={level}
      data-unknown={known ? undefined : ''}
    >
      <div className="meter-fill" style={percent === undefined ? undefined : {inlineSize: `${percent}%`}} />
    </div>
  )
}
