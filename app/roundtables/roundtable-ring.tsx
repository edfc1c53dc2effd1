import { useTranslation } from "../i18n/translation.tsx"
import { Ring } from "../ui/ring.tsx"

type Group = { name: string; tone: string; seats: number; filled: number }

const TONES = { institutions: 1, third_sector: 2, associations: 3, youth: 4, other: 5 } as const

/** The voting seats of a table as a ring; the same numbers stand below it. */
export const RoundtableRing = (props: {
  id: string
  name: string
  /** Of the table, and so of the names of its groups. */
  language: string
  groups: readonly Group[]
  below?: "table" | "legend"
}) => {
  const { t } = useTranslation()
  const pair = (label: string, value: string | number) => t("common.pair", { label, value })
  const groups = props.groups.filter((group) => group.seats > 0)
  if (groups.length === 0) return null
  return (
    <Ring
      id={props.id}
      below={props.below}
      groups={groups.map(({ name, tone, seats, filled }) => ({
        ...{ label: name, lang: props.language, seats, filled },
        tone: TONES[tone as keyof typeof TONES] ?? 5,
      }))}
      texts={{
        title: pair(t("roundtables.overview.ring_title"), props.name),
        unit: t("roundtables.overview.voting_seats_word"),
        group: t("roundtables.overview.group"),
        seats: t("roundtables.overview.seats"),
        vacant: t("roundtables.overview.vacant_word"),
        pair,
      }}
    />
  )
}
