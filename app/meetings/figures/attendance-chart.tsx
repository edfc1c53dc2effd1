import { useTranslation } from "../../i18n/translation.tsx"
import { type Line, shareOf } from "./attendance.ts"

const LABEL = 24
const HEIGHT = 64
const GAP = 20
const ROW = LABEL + HEIGHT + GAP
/** The widest that a bar is, in hundredths of the chart. */
const WIDEST = 8
const FILLS = ["#17324d", "#0066cc", "#00786b", "#b35900", "#5d7083", "#0059b3"]

type ChartProps = { groups: readonly Line[]; sittings: number }

const Bars = ({ line, at, sittings }: { line: Line; at: number; sittings: number }) => {
  const step = 100 / Math.max(sittings, 1)
  const width = `${Math.min(step * 0.7, WIDEST)}%`
  const floor = at * ROW + LABEL + HEIGHT
  return (
    <>
      <text x={0} y={at * ROW + 16} fontSize={15} fill="#1a1a1a">
        {line.name}
      </text>
      {line.cells.map((cell, n) => {
        const share = shareOf(cell)
        const key = `${line.id} ${n}`
        const x = `${n * step + (step - Math.min(step * 0.7, WIDEST)) / 2}%`
        const height = ((share ?? 0) / 100_000) * HEIGHT
        return share === null ? null : (
          <g key={key}>
            <rect x={x} y={floor - HEIGHT} width={width} height={HEIGHT} fill="none" stroke="#d9e1e9" />
            <rect x={x} y={floor - height} width={width} height={height} fill={FILLS[at % FILLS.length]} />
          </g>
        )
      })}
      <line x1={0} x2="100%" y1={floor} y2={floor} stroke="#5d7083" />
    </>
  )
}

/**
 * How full each group's seats were, sitting by sitting; the table below has the same numbers. Only its width follows
 * the page: names are read in one size on a phone and on a wide screen.
 */
export const AttendanceChart = ({ groups, sittings }: ChartProps) => {
  const { t } = useTranslation()
  const described = groups
    .map(({ name, total }) => t("attendance.of", { name, present: total.present, expected: total.expected }))
    .join("; ")
  return (
    <svg
      width="100%"
      height={groups.length * ROW}
      direction="ltr"
      role="img"
      aria-labelledby="attendance-t attendance-d"
    >
      <title id="attendance-t">{t("attendance.chart")}</title>
      <desc id="attendance-d">{described}</desc>
      {groups.map((line, at) => (
        <Bars key={line.id} {...{ line, at, sittings }} />
      ))}
    </svg>
  )
}
