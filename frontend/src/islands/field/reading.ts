/** One reading of the phone's position. Null when the person or the phone refuses: a photograph counts without it. */
export interface Reading {
  latitude: number;
  longitude: number;
  accuracy: number;
  at: string;
}

const FRESH = 30_000;

export function readPosition(patience = 10_000): Promise<Reading | null> {
  if (!navigator.geolocation) return Promise.resolve(null);
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        resolve({
          latitude: Number(coords.latitude.toFixed(6)),
          longitude: Number(coords.longitude.toFixed(6)),
          accuracy: Math.round(coords.accuracy),
          at: new Date(timestamp).toISOString(),
        }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: patience, maximumAge: FRESH },
    ),
  );
}
