import { useTranslation } from "../../../i18n/translation.tsx"
import { Button } from "../../../ui/button.tsx"
import { PICTURE_LIMITS } from "../../pictures/limits.ts"
import type { Upload } from "./use-upload.client.ts"

const MEGABYTE = 1024 * 1024

const useSentence = (upload: Upload): string => {
  const { t } = useTranslation()
  if (upload.kind !== "refused") return t(`pictures.upload.${upload.kind}`)
  if (upload.by === "size")
    return t("pictures.refused.too_large", { megabytes: PICTURE_LIMITS.bytes / MEGABYTE })
  return upload.reason ?? t("pictures.refused.type")
}

/** How far a picture has come on its way to the server, and what to do when it got stuck. */
export const UploadLine = ({ upload, onAgain }: { upload: Upload; onAgain: () => void }) => {
  const { t } = useTranslation()
  const sentence = useSentence(upload)
  const isStuck = upload.kind === "lost" || upload.kind === "ended"
  return (
    <div className="ed-upload">
      <p role="status" className={upload.kind === "refused" || isStuck ? "err" : "help"}>
        {sentence}
      </p>
      {upload.kind === "sending" ? (
        <progress max={1} value={upload.part} aria-label={t("pictures.upload.sending")} />
      ) : null}
      {isStuck ? (
        <Button type="button" kind="line" dense onClick={onAgain}>
          {t("pictures.upload.again")}
        </Button>
      ) : null}
    </div>
  )
}
