namespace Satark.Support.Canary;

/// <summary>A secret as it could lie somewhere: in one encoding.</summary>
/// <param name="Secret">What it is: "number", "wamid", ….</param>
/// <param name="Encoding">How it is written: "plain", "hex", ….</param>
/// <param name="Bytes">The bytes that are looked for.</param>
public sealed record Spelling(string Secret, string Encoding, byte[] Bytes);
