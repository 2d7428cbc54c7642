import { XMLParser } from "fast-xml-parser";

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseAttributeValue: false,
  parseTagValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: (...[, , , isAttribute]) => !isAttribute,
});

type XmlRead = { elements: Record<string, unknown> } | { error: string };

/** The parser lets text after the root and references to unknown entities pass; a document type is never needed here. */
function looseness(text: string): string | null {
  if (!/>\s*$/.test(text)) return "there is text after the root element";
  if (/<!DOCTYPE/i.test(text)) return "a document type is not accepted";
  const unknown = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)[^;\s]{0,30}/i.exec(text);
  return unknown === null ? null : `"${unknown[0]}" is not a known entity`;
}

/** Every element becomes a list, attributes are marked with @, and empty elements are blank text. */
export function readXml(text: string): XmlRead {
  const trimmed = text.replace(/^\uFEFF/, "");
  const loose = looseness(trimmed);
  if (loose !== null) return { error: loose };
  try {
    return { elements: parser.parse(trimmed, true) as Record<string, unknown> };
  } catch (error) {
    return { error: error instanceof Error ? error.message : "it cannot be read" };
  }
}
