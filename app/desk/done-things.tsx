import { MarkedText } from "../i18n/marked-text.tsx"
import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import type { DoneThing } from "../open-thing.ts"
import { Empty } from "../ui/empty.tsx"
import { Lines } from "../ui/lines.tsx"

/** What the reader did of late. */
export const DoneThings = ({ things }: { things: readonly DoneThing[] }) => {
  const { t, dates } = useTranslation()
  if (things.length === 0) return <Empty>{t("desk.done_page.empty")}</Empty>
  return (
    <Lines
      items={things.map(({ kind, key, values, marks = {}, href, at }) => ({
        ...{ key, href, detail: dates.moment(at) },
        title: (
          <MarkedText
            k={`desk.done.${kind}` as MessageKey}
            values={{ ...values }}
            marks={Object.fromEntries(
              Object.entries(marks).map(([name, { text, language }]) => [
                name,
                <bdi key={name} lang={language}>
                  {text}
                </bdi>,
              ]),
            )}
          />
        ),
      }))}
    />
  )
}
