import { QRCodeSVG } from "qrcode.react";

const QUIET_ZONE = 4;

/** Black on white in both themes: cameras read nothing else reliably. */
export function FactorQr({ uri, title, size }: { uri: string; title: string; size: number }) {
  return <QRCodeSVG value={uri} size={size} marginSize={QUIET_ZONE} title={title} className="rounded-md" />;
}
