import { useEffect, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Icon, type IconName } from "../../ui/icon.tsx"
import type { Connection } from "./connection.client.ts"
import type { SavedState } from "./saved-state.ts"

type Look = { tone: string; icon: IconName }

const LOOKS: Record<SavedState["kind"], Look> = {
  connecting: { tone: "busy", icon: "it-refresh" },
  saved: { tone: "", icon: "it-check-circle" },
  saving: { tone: "busy", icon: "it-refresh" },
  unsaved: { tone: "wait", icon: "it-warning-circle" },
  offline: { tone: "wait", icon: "it-warning-circle" },
  read_only: { tone: "still", icon: "it-lock" },
  locked: { tone: "still", icon: "it-lock" },
}

const useSentence = (saved: SavedState): string => {
  const { t, dates } = useTranslation()
  switch (saved.kind) {
    case "connecting":
      return t("documents.editor.saved.connecting")
    case "saved":
      return saved.at === null
        ? t("documents.editor.saved.all")
        : t("documents.editor.saved.at", { time: dates.time(new Date(saved.at)) })
    case "saving":
      return t("documents.editor.saved.saving")
    case "unsaved":
      return t("documents.editor.saved.unsaved", { count: saved.changes })
    case "offline":
      return t("documents.editor.saved.offline")
    case "locked":
      return t("documents.editor.saved.locked")
    case "read_only":
      return t(`documents.editor.read_only.${saved.why}`)
  }
}

/** What is worth interrupting a listener for: not each save, and a number of changes once, not as it grows. */
const useSpoken = (saved: SavedState, sentence: string): string => {
  const { t } = useTranslation()
  const [spoken, setSpoken] = useState("")
  const { kind } = saved
  const why = kind === "read_only" ? saved.why : kind
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentence changes with every save and its kind does not
  useEffect(() => {
    if (kind === "saving" || kind === "connecting") return
    setSpoken(kind === "saved" ? t("documents.editor.saved.all") : sentence)
  }, [kind, why])
  return spoken
}

/** The one place that says whether what was written is safe: always to the eye, at its turns to the ear. */
export const SavedLine = ({ saved }: { saved: SavedState }) => {
  const sentence = useSentence(saved)
  const spoken = useSpoken(saved, sentence)
  const { tone, icon } = LOOKS[saved.kind]
  return (
    <>
      <p className={tone ? `saved ${tone}` : "saved"} data-kind={saved.kind}>
        <Icon name={icon} />
        <span>{sentence}</span>
      </p>
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </>
  )
}

/** A quick writer is told "saved" at the first pause: each turn of the line costs a look at all of a long text. */
const CALM_MS = 500

/** What is saved; that something is not is said at once, that all is after a moment without a letter. */
const useCalmly = ({ state, subscribe }: Connection): SavedState => {
  const [shown, setShown] = useState(() => state().saved)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      const { saved } = state()
      setShown((before) => (JSON.stringify(before) === JSON.stringify(saved) ? before : saved))
    }
    const look = () => {
      clearTimeout(timer)
      if (state().saved.kind === "saved") timer = setTimeout(show, CALM_MS)
      else show()
    }
    look()
    const stop = subscribe(look)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [state, subscribe])
  return shown
}

/** The same of a connection, by itself: a letter draws this line anew at most, and not the page around it. */
export const LiveSaved = ({ connection }: { connection: Connection }) => (
  <SavedLine saved={useCalmly(connection)} />
)
