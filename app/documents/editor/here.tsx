import { useId, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import { Person } from "../../ui/person.tsx"
import { type Person as Present, useComingAndGoing } from "./presence.client.ts"

/** Who has the document open, and what helps to write in it. */
export const Here = ({ people, onShortcuts }: { people: readonly Present[]; onShortcuts: () => void }) => {
  const { t } = useTranslation()
  const id = useId()
  const [isSpoken, setSpoken] = useState(false)
  const line = useComingAndGoing(people, isSpoken, {
    joined: (names) => t("documents.editor.presence.joined", { names }),
    left: (names) => t("documents.editor.presence.left", { names }),
  })
  const writing = people.filter(({ isWriting }) => isWriting).length
  return (
    <div className="here">
      <ul className="bare">
        {people.map(({ name, isMe }) => (
          <li key={name}>
            <Person name={name} detail={isMe ? t("documents.editor.presence.me") : null} />
          </li>
        ))}
      </ul>
      {writing > 0 ? (
        <p className="small muted">{t("documents.editor.presence.writing", { count: writing })}</p>
      ) : null}
      <div className="check">
        <input
          type="checkbox"
          id={id}
          checked={isSpoken}
          onChange={(event) => setSpoken(event.currentTarget.checked)}
        />
        <label htmlFor={id}>{t("documents.editor.presence.announce")}</label>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {line}
      </p>
      <Button type="button" kind="line" dense onClick={onShortcuts}>
        {t("documents.editor.shortcuts.open")}
      </Button>
    </div>
  )
}
