/** The half the sandbox knows; the other is in testing/here-client-private-key.pem, made for this sandbox and good for nothing else. */
export const SANDBOX_PUBLIC_KEY = {
  kid: "sandbox-here-key-1",
  kty: "RSA",
  alg: "RS256",
  e: "AQAB",
  n: "nK0CJLtg_DgcBfke4GyW-CteH110TscPvx7VNvoFChRqOQOzEm7nW4Lh0MdFH-KMIb-pyh9cGyIHFRJJ2zuV7SN6gV4XHtngSyTrhfddldfK_IX8iNWcOsPT4Dqq8gzM7rFtzfjXKfgLNaCqJAVtX41pj9GW3n9Sz9JvnPj6DV6Mzd_qohUWDnOOgmxHLPMB0755js-lGGSeG3hXLUroTKmAGe6dWRExj2DtngFh0MWsFpJrplUrMb1gf5_itrzisz2m0CXS8DyiMWBtem36tmrTSIC6K63shQnN-OQg2AklGHQnhBONdjD_8u6-dPdufxu8UmceFSdOswn2VSJKdQ",
};
