import { type ReactNode, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import { Note } from "../../ui/note.tsx"
import type { Withdrawn } from "./own-text.ts"

const CopyButton = ({ text, label }: { text: string; label: string }) => {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(text).then(() => setCopied(true))
  return (
    <Button type="button" kind="quiet" dense icon="it-copy" onClick={copy}>
      {isCopied ? t("documents.editor.withdrawn.copied") : label}
    </Button>
  )
}

type WithdrawnProps = {
  words: readonly Withdrawn[]
  canPutBack: boolean
  onPutBack: (words: Withdrawn) => void
  onLeave: (words: Withdrawn) => void
}

/** Own words that somebody else's change took out of the text: shown, and handed back. */
export const WithdrawnNotice = ({ words, canPutBack, onPutBack, onLeave }: WithdrawnProps) => {
  const { t } = useTranslation()
  return (
    <Note tone="wait" level={2} title={t("documents.editor.withdrawn.title")}>
      <p>{t("documents.editor.withdrawn.text")}</p>
      <ul className="bare withdrawn">
        {words.map((one) => (
          <li key={one.from}>
            <q dir="auto">{one.text}</q>
            <div className="row-x">
              {canPutBack ? (
                <Button type="button" kind="line" dense onClick={() => onPutBack(one)}>
                  {t("documents.editor.withdrawn.put_back")}
                </Button>
              ) : null}
              <CopyButton text={one.text} label={t("documents.editor.withdrawn.copy")} />
              <Button type="button" kind="quiet" dense onClick={() => onLeave(one)}>
                {t("documents.editor.withdrawn.leave")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Note>
  )
}

const Lines = ({ lines, children }: { lines: readonly string[]; children?: ReactNode }) => {
  const { t } = useTranslation()
  const text = lines.join("\n")
  return (
    <>
      {lines.length > 0 ? (
        <textarea
          className="inp"
          readOnly
          dir="auto"
          rows={Math.min(Math.max(lines.length, 2), 8)}
          aria-label={t("documents.editor.unsaved.label")}
          value={text}
        />
      ) : null}
      <div className="row-x">
        {lines.length > 0 ? <CopyButton text={text} label={t("documents.editor.unsaved.copy")} /> : null}
        {children}
      </div>
    </>
  )
}

/** Lines that the server never confirmed and will not take any more: kept, to be copied. */
export const UnsavedNotice = ({ lines }: { lines: readonly string[] }) => {
  const { t } = useTranslation()
  return (
    <Note tone="bad" level={2} title={t("documents.editor.unsaved.title")}>
      <p>{t("documents.editor.unsaved.text")}</p>
      <Lines lines={lines} />
    </Note>
  )
}

/** Something to know, with lines that may be missing from the text. */
export type Passing = { text: string; lines: readonly string[] }

/** Something to know, until it is read. */
export const PassingNotice = ({ passing, onDismiss }: { passing: Passing; onDismiss: () => void }) => {
  const { t } = useTranslation()
  return (
    <Note>
      <p>{passing.text}</p>
      <Lines lines={passing.lines}>
        <Button type="button" kind="line" dense onClick={onDismiss}>
          {t("documents.editor.dismiss")}
        </Button>
      </Lines>
    </Note>
  )
}
