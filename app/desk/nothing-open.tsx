import { MarkedText } from "../i18n/marked-text.tsx"
import { useTranslation } from "../i18n/translation.tsx"
import type { Marked } from "../open-thing.ts"
import { Empty } from "../ui/empty.tsx"

/** In place of an empty list: that nothing is open, and the next date that concerns the reader. */
export const NothingOpen = ({ next }: { next: { day: string; roundtable: Marked } | null }) => {
  const { t, dates } = useTranslation()
  return (
    <Empty>
      {t("desk.nothing_open")}{" "}
      {next ? (
        <MarkedText
          k="desk.next_date"
          values={{ day: dates.longDay(next.day) }}
          marks={{ roundtable: <bdi lang={next.roundtable.language}>{next.roundtable.text}</bdi> }}
        />
      ) : null}
    </Empty>
  )
}
