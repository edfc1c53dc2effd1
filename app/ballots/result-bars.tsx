import { useTranslation } from "../i18n/translation.tsx"
import type { Count } from "./counting/count.ts"

const LINE = 66
const BAR = 30

/** The outcomes that a bar shows, each with how it is drawn: never by colour alone. */
const PARTS = ["yes", "assent", "marked", "no", "none", "abstain", "invalid", "silent"] as const

type BarsProps = { counts: readonly { name: string; count: Count }[] }

const Bar = ({ name, count, at }: { name: string; count: Count; at: number }) => {
  const sum = PARTS.reduce((total, part) => total + count.outcomes[part].heads, 0)
  let left = 0
  return (
    <g>
      <text x="0" y={at + 16} className="name">
        {name}
      </text>
      {PARTS.map((part) => {
        const { heads } = count.outcomes[part]
        if (heads === 0 || sum === 0) return null
        const [x, width] = [(left / sum) * 100, (heads / sum) * 100]
        left += heads
        return (
          <g key={part} className={`part ${part}`}>
            <rect x={`${x}%`} y={at + 24} width={`${width}%`} height={BAR} />
            <text x={`${x + width / 2}%`} y={at + 45} className="figure">
              {heads}
            </text>
          </g>
        )
      })}
    </g>
  )
}

/** Seats by what they answered, a bar for each constituency; the table beside it has the same figures. */
export const ResultBars = ({ counts }: BarsProps) => {
  const { t } = useTranslation()
  const used = PARTS.filter((part) => counts.some(({ count }) => count.outcomes[part].heads > 0))
  return (
    <figure className="bars">
      <ul className="legend-row" aria-hidden="true">
        {used.map((part) => (
          <li key={part}>
            <i className={`part ${part}`} />
            {t(`ballots.result.outcome.${part}`)}
          </li>
        ))}
      </ul>
      <svg width="100%" height={counts.length * LINE} role="img" direction="ltr">
        <title>{t("ballots.result.chart")}</title>
        {counts.map(({ name, count }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: constituencies stand in a fixed order
          <Bar key={n} name={name} count={count} at={n * LINE} />
        ))}
      </svg>
    </figure>
  )
}
