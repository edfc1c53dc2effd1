import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { Stopping } from "./queries.server.ts"

/** How many seats want to talk about a question first, and the way to join them for each of one's own. */
export const AskForMeeting = ({ stopping, keyOf }: { stopping: Stopping; keyOf: (of: string) => string }) => {
  const { t } = useTranslation()
  const { asked, needed, isStopped, own } = stopping
  if (isStopped) return <Note tone="wait">{t("ballots.stopping.stopped", { asked })}</Note>
  return (
    <Section id="ask-meeting" title={t("ballots.stopping.title")}>
      <p>{t("ballots.stopping.means", { needed, asked })}</p>
      {own.map(({ code, name, hasAsked }) =>
        hasAsked ? (
          <p key={code}>{t("ballots.stopping.own", { seat: name })}</p>
        ) : (
          <Press
            key={code}
            formKey={keyOf(`ask ${code}`)}
            {...{ kind: "line", dense: false, fields: { intent: "ask-meeting", seatCode: code } }}
            label={t("ballots.stopping.press", { seat: name })}
          />
        ),
      )}
    </Section>
  )
}
