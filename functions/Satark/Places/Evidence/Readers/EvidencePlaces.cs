namespace Satark.Places.Evidence.Readers;

/// <summary>Makes evidence's places of the gazetteer's.</summary>
internal static class EvidencePlaces
{
    /// <summary>Our state.</summary>
    public const string Home = "UP";

    /// <summary>A district.</summary>
    public static EvidencePlace Of(District district) => new(Home, district.Id, district.English);

    /// <summary>Another state.</summary>
    public static EvidencePlace Of(IndianState state) => new(state.Code, null, state.English);
}
