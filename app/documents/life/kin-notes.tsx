import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import type { ShownKin, ShownLife } from "./shown.ts"

const Kin = ({ says, kin, tone }: { says: string; kin: ShownKin; tone: "info" | "wait" }) => (
  <Note tone={tone}>
    <p>
      {says}{" "}
      <a href={`/documents/${kin.code}`} lang={kin.language}>
        <bdi>{kin.title}</bdi>
      </a>
    </p>
  </Note>
)

/** What a text revises, and what revises it or has taken its place: both pages say so. */
export const KinNotes = ({ life }: { life: Pick<ShownLife, "predecessor" | "revision"> }) => {
  const { t } = useTranslation()
  const { predecessor, revision } = life
  const isReplaced = revision?.state === "adopted"
  if (!predecessor && !revision) return null
  return (
    <div className="stack-s kin">
      {predecessor ? <Kin tone="info" says={t("life.kin.revises")} kin={predecessor} /> : null}
      {revision ? (
        <Kin
          tone={isReplaced ? "wait" : "info"}
          says={t(isReplaced ? "life.kin.replaced" : "life.kin.revised")}
          kin={revision}
        />
      ) : null}
    </div>
  )
}
