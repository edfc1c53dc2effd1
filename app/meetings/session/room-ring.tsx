import { useTranslation } from "../../i18n/translation.tsx"
import { Ring } from "../../ui/ring.tsx"

const TONES = { institutions: 1, third_sector: 2, associations: 3, youth: 4, other: 5 } as const

type Group = { name: string; tone: string; seats: number; filled: number }

/** The voting seats as a ring: full while somebody is there or the seat is represented. */
export const RoomRing = (props: {
  groups: readonly Group[]
  language: string
  below?: "table" | "legend"
}) => {
  const { t } = useTranslation()
  const { groups, language, below } = props
  if (groups.length === 0) return null
  const there = groups.reduce((sum, group) => sum + group.filled, 0)
  const all = groups.reduce((sum, group) => sum + group.seats, 0)
  return (
    <Ring
      id="room"
      below={below ?? "table"}
      total={there}
      groups={groups.map(({ name, tone, seats, filled }) => ({
        ...{ label: name, lang: language, seats, filled },
        tone: TONES[tone as keyof typeof TONES] ?? 5,
      }))}
      texts={{
        ...{ title: t("assembly.ring.title"), unit: t("assembly.ring.of", { count: all }) },
        ...{
          group: t("assembly.ring.group"),
          seats: t("assembly.ring.seats"),
          vacant: t("assembly.ring.absent"),
        },
        pair: (label, value) => t("common.pair", { label, value }),
      }}
    />
  )
}
