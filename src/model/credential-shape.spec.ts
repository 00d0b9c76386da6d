import VECTORS from '../../tests/vectors/credential_shapes.json';
import { looksLikeCredential } from './credential-shape';

describe('looksLikeCredential', () => {
  it.each(VECTORS)(
    'judges as the server does (tests/test_credential_shapes.py): %j',
    ({ text, is_credential }) => {
      expect(looksLikeCredential(text)).toBe(is_credential);
    }
  );
});
