using Satark.Cases;
using Satark.Privacy;
using Satark.Roster;
using Satark.Tips;
using Satark.Tips.Line;

namespace Satark.Tests.Tips.Desk;

/// <summary>Tips and people for tests of the desk's side.</summary>
internal static class GivenTip
{
    public const string Alias = "abcdefghijklmnop";

    public static readonly Officer Sp = Of("sp", Role.Supervisor, "district/ballia");
    public static readonly Officer SpClerk = Of("sp.clerk", Role.Operator, "district/ballia");
    public static readonly Officer Range = Of("range", Role.Operator, "range/Azamgarh");
    public static readonly Officer Dig = Of("dig", Role.Supervisor, "range/Azamgarh");
    public static readonly Officer Field = Of("field", Role.Station, "station/ballia/Kotwali");
    public static readonly Officer Vigilant = Of("vigilant", Role.Operator, "state") with { Vigilance = true };

    public static readonly Officer Sho = Of("sho", Role.Supervisor, "station/ballia/Kotwali");

    /// <summary>The officer of an id, as a roster finds them.</summary>
    public static Officer? Everybody(string id) => new[] { Sp, SpClerk, Range, Dig, Field, Vigilant, Sho }.FirstOrDefault(o => o.Id == id);

    public static Officer Of(string id, Role role, string place) =>
        new(id, "Officer " + id, role, WorldActs.Place(place), "+9190000" + Math.Abs(id.Sum(ch => ch * 37) % 100_000).ToString("D5", System.Globalization.CultureInfo.InvariantCulture), null, true);

    public static TipContent Content(string category = "liquor", string? district = "ballia", string? station = null, string what = "Sharab bik rahi hai") => new()
    {
        Questionnaire = 1,
        Language = "hi",
        Door = "whatsapp",
        Category = category,
        District = district,
        Station = station,
        What = what,
    };

    public static TipWord Word(TipContent? content = null, string alias = Alias, string id = "word-1", params TipMedia[] media) => new()
    {
        Id = id,
        Alias = alias,
        Kind = TipWordKind.Submitted,
        At = Given.T0.AddMinutes(-1),
        Tip = content ?? Content(),
        Media = media,
    };

    /// <summary>A word of another kind.</summary>
    public static TipWord Later(TipWordKind kind, string id, string? text = null, string? answers = null, params TipMedia[] media) =>
        new() { Id = id, Alias = Alias, Kind = kind, At = Given.T0, Text = text, Answers = answers, Media = media };

    /// <summary>A tip that was opened at <see cref="Given.T0"/>.</summary>
    public static Case Case(TipContent? content = null, params TipMedia[] media) =>
        NewTip.Make(Word(content, media: media), "ACEF", [], Given.T0, new DataKey("key", new byte[32])).Case;

    /// <summary>The people of a district, its range and vigilance in a world.</summary>
    public static Task<World> WithOfficesAsync(this World world) => world.WithPeopleAsync(WorldActs.Asha, WorldActs.Lead, Sp, SpClerk, Range, Dig, Field, Vigilant);
}
