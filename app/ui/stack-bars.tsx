const LINE = 66
const BAR = 30

/** How a part is drawn, never by colour alone: full, plain, hatched in its legend, or dashed. */
const TONES = { good: "yes", bad: "no", grey: "abstain", open: "silent" } as const

export type BarPart = { key: string; tone: keyof typeof TONES; label: string }
export type BarLine = { key: string; name: string; counts: Readonly<Record<string, number>> }

type StackBarsProps = {
  id: string
  /** What the picture is of; the table beside it has the same numbers. */
  title: string
  /** The numbers in one sentence, for who does not see the bars. */
  words: string
  parts: readonly BarPart[]
  lines: readonly BarLine[]
}

const Bar = ({ line, parts, at }: { line: BarLine; parts: readonly BarPart[]; at: number }) => {
  const sum = parts.reduce((total, { key }) => total + (line.counts[key] ?? 0), 0)
  let left = 0
  return (
    <g>
      <text x="0" y={at + 16} className="name">
        {line.name}
      </text>
      {parts.map(({ key, tone }) => {
        const n = line.counts[key] ?? 0
        if (n === 0) return null
        const [x, width] = [(left / sum) * 100, (n / sum) * 100]
        left += n
        return (
          <g key={key} className={`part ${TONES[tone]}`}>
            <rect x={`${x}%`} y={at + 24} width={`${width}%`} height={BAR} />
            <text x={`${x + width / 2}%`} y={at + 45} className="figure">
              {n}
            </text>
          </g>
        )
      })}
    </g>
  )
}

/** Whole numbers by their parts, a bar for each line; lines of nothing are left to the table. */
export const StackBars = ({ id, title, words, parts, lines }: StackBarsProps) => {
  const shown = lines.filter(({ counts }) => parts.some(({ key }) => (counts[key] ?? 0) > 0))
  if (shown.length === 0) return null
  const used = parts.filter(({ key }) => shown.some(({ counts }) => (counts[key] ?? 0) > 0))
  return (
    <figure className="bars">
      <ul className="legend-row" aria-hidden="true">
        {used.map(({ key, tone, label }) => (
          <li key={key}>
            <i className={`part ${TONES[tone]}`} />
            {label}
          </li>
        ))}
      </ul>
      <svg
        width="100%"
        height={shown.length * LINE}
        role="img"
        direction="ltr"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{words}</desc>
        {shown.map((line, n) => (
          <Bar key={line.key} line={line} parts={parts} at={n * LINE} />
        ))}
      </svg>
    </figure>
  )
}
