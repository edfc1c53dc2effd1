/** What people call a type of file, by what its bytes said. */
const NAMES: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "application/pkcs7-mime": "P7M",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PPTX",
  "application/vnd.oasis.opendocument.text": "ODT",
  "application/vnd.oasis.opendocument.spreadsheet": "ODS",
  "application/vnd.oasis.opendocument.presentation": "ODP",
  "application/xml": "XML",
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "message/rfc822": "EML",
  "text/csv": "CSV",
  "text/plain": "TXT",
}

/** The short name of a file's type; its ending where the type has no name. */
export const typeName = (type: string, fileName: string): string =>
  NAMES[type] ?? /\.([\p{L}\p{N}]{1,8})$/u.exec(fileName)?.[1]?.toUpperCase() ?? type
