import { type FormEvent, useId, useRef, useState } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Button } from "../../../ui/button.tsx"
import { LONGEST_BODY } from "../limits.ts"
import { calledIn, type Member } from "../mentions.ts"
import { ThreadQuote } from "../thread-quote.tsx"
import type { Chosen } from "./editor-passages.ts"
import { Suggestions, useSuggestions } from "./suggestions.tsx"
import { useDraft } from "./use-draft.client.ts"
import type { Sent, Talk } from "./use-talk.client.ts"

export type ComposerProps = {
  /** Under which name its draft is kept. */
  name: string
  label: string
  button: string
  /** What is sent besides the words: the thread that is answered, or that one is begun. */
  fields: Readonly<Record<string, string>>
  chosen: Chosen | null
  members: readonly Member[]
  locales: readonly string[]
  send: Talk["send"]
  /** It was published, or left. */
  onDone: () => void
}

const Problem = ({ id, sent }: { id: string; sent: Sent | null }) => {
  const { t } = useTranslation()
  if (!sent || sent.ok) return null
  return (
    <p className="err" id={id} role="alert">
      <span>{"sentence" in sent ? sent.sentence : t(`comments.beside.failed.${sent.why}`)}</span>
      {"why" in sent && sent.why === "session" ? (
        <>
          {" "}
          <a href="/sign-in" target="_blank" rel="noreferrer">
            {t("common.nav.sign_in")}
          </a>
        </>
      ) : null}
    </p>
  )
}

/** Where a comment is written beside the text: the words, their language, and names after an `@`. */
export const Composer = (props: ComposerProps) => {
  const { t, locale } = useTranslation()
  const { label, button, fields, chosen, members, locales, onDone } = props
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const { draft, change, forget } = useDraft(props.name, { language: locale, chosen })
  const [sent, setSent] = useState<Sent | null>(null)
  const [isBusy, setBusy] = useState(false)
  const suggestions = useSuggestions({ area, members, onText: (body) => change({ body }) })
  const publish = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const answer = await props.send({
      ...{ ...fields, _key: draft.key, body: draft.body, language: draft.language },
      "mentions[]": calledIn(draft.body, members).map(({ code }) => code),
      ...(draft.chosen ? { live: JSON.stringify(draft.chosen) } : {}),
    })
    setBusy(false)
    setSent(answer)
    if (!answer.ok) return area.current?.focus()
    forget()
    onDone()
  }
  return (
    <form className="composer" onSubmit={publish} noValidate>
      <ThreadQuote quote={draft.chosen?.quote ?? null} />
      <label htmlFor={id}>{label}</label>
      <Problem id={`${id}-problem`} sent={sent} />
      <textarea
        ref={area}
        id={id}
        className="inp"
        rows={3}
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: it stands there because somebody has just asked for it
        autoFocus
        maxLength={LONGEST_BODY}
        value={draft.body}
        aria-invalid={sent?.ok === false || undefined}
        aria-describedby={sent?.ok === false ? `${id}-problem` : undefined}
        {...suggestions.wiring}
        onChange={(event) => {
          change({ body: event.currentTarget.value })
          suggestions.look()
        }}
      />
      <Suggestions {...suggestions} />
      <label className="small" htmlFor={`${id}-language`}>
        {t("comments.language")}
      </label>
      <select
        id={`${id}-language`}
        className="inp"
        value={draft.language}
        onChange={(event) => change({ language: event.currentTarget.value })}
      >
        {locales.map((code) => (
          <option key={code} value={code}>
            {t(`common.languages.${code as "it"}`)}
          </option>
        ))}
      </select>
      <div className="row-x">
        <Button dense>{isBusy ? t("common.form.saving") : button}</Button>
        <Button
          type="button"
          kind="quiet"
          dense
          onClick={() => {
            forget()
            onDone()
          }}
        >
          {t("comments.beside.leave")}
        </Button>
      </div>
    </form>
  )
}
