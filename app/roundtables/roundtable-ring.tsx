import { useTranslation } from "../i18n/translation.tsx"
import { Ring } from "../ui/ring.tsx"

type Group = { name: string; tone: string; seats: number; filled: number }

const TONES = { institutions: 1, third_sector: 2, associations: 3, youth: 4, other: 5 } as const

/** The voting seats of a table as a ring; the same numbers stand below it. */
export const RoundtableRing = (props: {
  id: string
  name: string
  groups: readonly Group[]
  below?: "table" | "legend"
}) => {
  const { t } = useTranslation()
  const groups = props.groups.filter((group) => group.seats > 0)
  if (groups.length === 0) return null
  return (
    <Ring
      id={props.id}
      below={props.below}
      groups={groups.map(({ name, tone, seats, filled }) => ({
        ...{ label: name, seats, filled },
        tone: TONES[tone as keyof typeof TONES] ?? 5,
      }))}
      texts={{
        title: `${t("roundtables.overview.ring_title")}: ${props.name}`,
        unit: t("roundtables.overview.voting_seats_word"),
        group: t("roundtables.overview.group"),
        seats: t("roundtables.overview.seats"),
        vacant: t("roundtables.overview.vacant_word"),
      }}
    />
  )
}
