import { useTranslation } from "../i18n/translation.tsx"
import { Status } from "../ui/status.tsx"

export type ShownAuthor = {
  code: string
  name: string
  language: string
  bodyCode: string | null
  state: string
  onPaper: boolean
}

/** How an author stands to the text: invited, signed, declined, gone. */
export const AuthorStatus = ({ state, onPaper }: { state: string; onPaper: boolean }) => {
  const { t } = useTranslation()
  const word = t(onPaper ? "proposals.authors.on_paper" : `proposals.authors.states.${state as "signed"}`)
  if (state === "signed") return <Status tone="ok">{word}</Status>
  if (state === "invited") return <Status tone="wait">{word}</Status>
  return (
    <Status tone="plain" icon="it-minus-circle">
      {word}
    </Status>
  )
}

/** The body's page, or the seat's name. */
export const AuthorName = ({ author }: { author: ShownAuthor }) =>
  author.bodyCode ? (
    <a href={`/organisations/${author.bodyCode}`} lang={author.language}>
      <bdi>{author.name}</bdi>
    </a>
  ) : (
    <bdi lang={author.language}>{author.name}</bdi>
  )

/** Who writes the proposal, each with what it did. */
export const AuthorList = ({ authors }: { authors: readonly ShownAuthor[] }) => (
  <ul className="lines">
    {authors.map((author) => (
      <li key={author.code}>
        <AuthorName author={author} /> <AuthorStatus state={author.state} onPaper={author.onPaper} />
      </li>
    ))}
  </ul>
)
