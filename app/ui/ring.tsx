import { Fragment } from "react"
import { RING, seatPositions } from "./seat-positions.ts"

export type RingGroup = {
  /** Name of the group, always beside its colour. */
  label: string
  /** Language of the name. */
  lang?: string
  seats: number
  /** Seats that are filled, or whose holder is present; all of them when it is not given. */
  filled?: number
  tone: 1 | 2 | 3 | 4 | 5 | 6
}

export type RingTexts = {
  /** Name of the picture: "Chi siede al Tavolo regionale". */
  title: string
  /** Under the number in the middle: "posti con voto". */
  unit: string
  group: string
  seats: string
  /** What an open seat is here: "vacanti", "assenti". */
  vacant: string
  /** A name and its number, as the page's language writes them: "vacanti: 2". */
  pair: (label: string, value: string | number) => string
}

type RingProps = {
  groups: readonly RingGroup[]
  texts: RingTexts
  /** Unique in the page. */
  id: string
  /** The number in the middle; the seats all together unless given. */
  total?: number
  /** The numbers under the picture: as a table, or as a short legend. */
  below?: "table" | "legend"
}

const filledOf = ({ seats, filled = seats }: RingGroup) => Math.max(0, Math.min(seats, filled))
const vacantOf = (group: RingGroup) => group.seats - filledOf(group)

/** The numbers in words, from the same groups as the picture and the table. */
export const describeRing = (groups: readonly RingGroup[], texts: RingTexts) =>
  groups
    .map((group) => {
      const vacant = vacantOf(group)
      return `${texts.pair(group.label, group.seats)}${vacant > 0 ? ` (${texts.pair(texts.vacant, vacant)})` : ""}`
    })
    .join("; ")

const Picture = ({ groups, texts, id, total: given }: RingProps) => {
  const places = seatPositions(groups.map((group) => group.seats))
  const total = given ?? groups.reduce((sum, group) => sum + group.seats, 0)
  return (
    <svg viewBox={`0 0 ${RING.width} ${RING.height}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{texts.title}</title>
      <desc id={`${id}-d`}>{describeRing(groups, texts)}</desc>
      <ellipse className="table" cx={RING.cx} cy={RING.cy} rx={160} ry={105} />
      <text className="total" x={RING.cx} y={206}>
        {total}
      </text>
      <text className="unit" x={RING.cx} y={238}>
        {texts.unit}
      </text>
      {groups.map((group, index) => (
        <Fragment key={group.label}>
          {places.groups[index]?.map(({ x, y }, seat) => (
            <circle
              key={`${x} ${y}`}
              className={`seat tone-${group.tone}${seat >= filledOf(group) ? " vacant" : ""}`}
              cx={x}
              cy={y}
              r={places.radius - 1.5}
            />
          ))}
        </Fragment>
      ))}
    </svg>
  )
}

const Dot = ({ tone }: Pick<RingGroup, "tone">) => <span className={`sq tone-${tone}`} aria-hidden="true" />

const Legend = ({ groups, texts }: Pick<RingProps, "groups" | "texts">) => (
  <ul className="legend-row">
    {groups.map((group) => (
      <li key={group.label}>
        <Dot tone={group.tone} />
        {group.seats} <bdi lang={group.lang}>{group.label}</bdi>
        {vacantOf(group) > 0 ? ` (${texts.pair(texts.vacant, vacantOf(group))})` : null}
      </li>
    ))}
  </ul>
)

const Numbers = ({ groups, texts }: Pick<RingProps, "groups" | "texts">) => {
  const open = groups.some((group) => vacantOf(group) > 0)
  return (
    <table className="tbl">
      <caption className="visually-hidden">{texts.title}</caption>
      {/* One column of numbers needs no heading to the eye; two do. */}
      <thead className={open ? undefined : "visually-hidden"}>
        <tr>
          <th scope="col">{texts.group}</th>
          <th scope="col" className="num">
            {texts.seats}
          </th>
          {open ? (
            <th scope="col" className="num">
              {texts.vacant}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.label}>
            <th scope="row">
              <Dot tone={group.tone} />
              <bdi lang={group.lang}>{group.label}</bdi>
            </th>
            <td className="num">{group.seats}</td>
            {open ? <td className="num">{vacantOf(group)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/**
 * Who sits at the table: one circle a seat, full when it is filled, dashed when it is not, and the same numbers
 * below. A picture of facts: it is not mirrored in right-to-left pages.
 */
export const Ring = (props: RingProps) => (
  <figure className="ring">
    <Picture {...props} />
    <figcaption>{props.below === "legend" ? <Legend {...props} /> : <Numbers {...props} />}</figcaption>
  </figure>
)
