namespace Satark.Places;

/// <summary>One of India's 28 states or 8 union territories: whom a case is handed to when it does not lie in Uttar Pradesh.</summary>
/// <param name="Code">The two letters after <c>IN-</c> in ISO 3166-2 as changed in 2023 (<c>UP</c>, <c>CG</c>, <c>OD</c>, <c>TS</c>, <c>UK</c>).</param>
/// <param name="English">The English name.</param>
/// <param name="Hindi">The Hindi name, in Devanagari.</param>
/// <param name="IsUnionTerritory">True for a union territory, false for a state.</param>
public sealed record IndianState(string Code, string English, string Hindi, bool IsUnionTerritory);
