import { useTranslation } from "../i18n/translation.tsx"
import { Empty } from "../ui/empty.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { AgendaActs } from "./agenda-acts.tsx"
import { AgendaList } from "./agenda-list.tsx"
import type { Content } from "./meeting.ts"
import { Grip, PlaceForm, PlaceScript } from "./place-item.tsx"

type AgendaPointsProps = {
  content: Content
  home: string
  keys: readonly { up: string; down: string; remove: string }[]
  placeKey: string
  isMoved: boolean
}

/** The points of an agenda that is being prepared: moved, changed and taken off by buttons, and drawn to their place. */
export const AgendaPoints = ({ content, home, keys, placeKey, isMoved }: AgendaPointsProps) => {
  const { t } = useTranslation()
  const { items, language } = content
  return (
    <Section id="points" title={t("meetings.agenda.points")} count={items.length}>
      <div data-part="points">
        {isMoved ? (
          <Note tone="ok" live>
            {t("meetings.agenda.done_moved")}
          </Note>
        ) : null}
        {items.length === 0 ? (
          <Empty>{t("meetings.agenda.empty")}</Empty>
        ) : (
          <AgendaList
            {...{ items, language }}
            before={items.length > 1 ? ({ code }) => <Grip code={code} /> : undefined}
            acts={(item, index) => (
              <AgendaActs {...{ item, index, home }} count={items.length} keys={keys[index]} />
            )}
          />
        )}
        <PlaceForm codes={items.map(({ code }) => code)} formKey={placeKey} />
      </div>
      <PlaceScript />
    </Section>
  )
}
