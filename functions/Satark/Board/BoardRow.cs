using System.Text.Json.Serialization;
using Satark.Cases;
using Satark.Places;
using Satark.Roster;
using Satark.Tips;

namespace Satark.Board;

/// <summary>What an open page shows of a case: nothing personal, so that pushes, caches and indexes hold nothing personal either.</summary>
public sealed record BoardRow
{
#pragma warning disable CS1591 // Each member is the case's member of the same name.
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string Code { get; init; }
    public required CaseKind Kind { get; init; }
    public required CaseMode Mode { get; init; }
    public required CaseType Type { get; init; }
    public required Severity Severity { get; init; }
    public required bool LifeRisk { get; init; }
    public required CaseState State { get; init; }
    public ClosingOutcome? Outcome { get; init; }
    public bool Sample { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? DetectedAt { get; init; }
    public required string Source { get; init; }
    public string? Platform { get; init; }
    public BoardDistrict? District { get; init; }
    public string? Station { get; init; }
    public RouteBasis? RouteBasis { get; init; }
    public BoardPlace? Whereabouts { get; init; }

    /// <summary>The route is a guess, and station and UP-112 wait for a human's word; left out where they do not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Tentative { get; init; }
    public string? HandOver { get; init; }
    public bool HandOverConfirmed { get; init; }
    public bool Raised { get; init; }

    /// <summary>Its part in a storm of its partner; left out where it has none, or has gone its own way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BoardStorm? Storm { get; init; }

    /// <summary>The holder of the same person's case who is asked about it now; left out where nobody is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BoardAsk? Asked { get; init; }
    public BoardHolder? Holder { get; init; }
    public BoardLadder? Ladder { get; init; }
    public DateTimeOffset? OnTheWayAt { get; init; }
    public DateTimeOffset? ReachedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public required IReadOnlyList<BoardEngagement> Engagements { get; init; }
    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>Somebody has looked at it: its page stood before their eyes, or they took it, from wherever they were.</summary>
    public bool Seen { get; init; }
    public BoardTip? Tip { get; init; }
    public BoardMail? Mail { get; init; }
#pragma warning restore CS1591

    /// <summary>The times are whole hours, and what is counted from them is no finer; left out where they are exact.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HoursOnly { get; init; }

    /// <summary>The row of a case as it stands.</summary>
    public static BoardRow Of(Case c) => new()
    {
        Id = c.Id,
        Version = c.Revision,
        Code = c.Code,
        Kind = c.Kind,
        Mode = c.Mode,
        Type = c.Type,
        Severity = c.Severity,
        LifeRisk = c.LifeRisk,
        State = c.State,
        Outcome = c.Outcome,
        Sample = c.Sample,
        OpenedAt = c.OpenedAt,
        DetectedAt = c.DetectedAt,
        Source = c.Source,
        Platform = c.Platform,
        District = c.Route is { } route && Gazetteer.Default.Find(route.DistrictId) is { } d ? new BoardDistrict(d.Id, d.English, d.Hindi, d.Urdu) : null,
        Station = c.Route?.Station,
        RouteBasis = c.Route?.Basis,
        Whereabouts = BoardPlace.Of(c.Whereabouts),
        Tentative = c.Route is { IsTentative: true } && c.MayEngage() && !c.Asked().Any(),
        HandOver = c.HandOver?.State,
        HandOverConfirmed = c.HandOver?.ConfirmedAt is not null,
        Raised = c.Urgency?.Raised ?? false,
        Storm = c is { PartnerId: { } partner, Storm: { OutAt: null } storm } && Escalation.Storms.StormMoves.IsFree(c) ? new BoardStorm(partner, storm.Calls) : null,
        Asked = Escalation.Newcomers.AskingHolder.IsAsked(c) && c.HolderAsk is { } ask ? new BoardAsk(ask.To.Id, ask.To.Name, ask.Code, ask.Until) : null,
        Holder = c.Hold is { } hold ? BoardHolder.Of(hold) : null,
        Ladder = c.IsOpen && c.Hold is null && !Escalation.Storms.StormMoves.Waits(c) ? new BoardLadder(c.Ladder.Round, c.Ladder.NextStep, c.Ladder.Policy.Steps.Count, c.Ladder.NextAt) : null,
        OnTheWayAt = c.Times.OnTheWay,
        ReachedAt = c.Times.Reached,
        ClosedAt = c.Times.Closed,
        Engagements = [.. c.Engagements.Select(e => new BoardEngagement(e.Id, e.Agency, e.Name, e.State, e.Phone))],
        Marks = c.Marks,
        Seen = (c.Times.Seen ?? c.Times.Acknowledged) is not null,
        Tip = BoardTip.Of(c.Tip),
        Mail = c.Mail is { } mail ? new BoardMail(mail.Trust, mail.Files.Count, mail.SplitAt is null ? mail.Persons : 0) : null,
    };

    /// <summary>The row as an officer sees it: below the range a tip's times are hours, and the ladder's seconds would tell the minute.</summary>
    public BoardRow For(Officer officer) => Visibility.SeesHoursOnly(officer, CaseScope.Of(this).Tip) ? InHours(officer.Id) : this;

    /// <summary>The row with its times to the hour: when somebody took it tells nearly when it came.</summary>
    /// <param name="reader">Who reads it: of one's own hold everything stays, for it is theirs and runs out. Null: somebody who does not hold it.</param>
    public BoardRow InHours(string? reader) => this with
    {
        HoursOnly = true,
        OpenedAt = Visibility.Hour(OpenedAt),
        DetectedAt = Visibility.Hour(DetectedAt),
        OnTheWayAt = Visibility.Hour(OnTheWayAt),
        ReachedAt = Visibility.Hour(ReachedAt),
        ClosedAt = Visibility.Hour(ClosedAt),
        Holder = Holder?.InHours(reader),
        Ladder = Ladder is null ? null : Ladder with { NextAt = null },
        Marks = [.. Marks.Select(mark => mark with { At = Visibility.Hour(mark.At) })],
    };
}

/// <summary>What the board shows of a tip. Nothing that the informer said.</summary>
/// <param name="Category">The category's id in the questionnaire.</param>
/// <param name="Sensitivity">Who may see it.</param>
/// <param name="Conflicted">Police are part of it.</param>
/// <param name="Assigned">Who works on it, or null.</param>
/// <param name="Media">How many media it has.</param>
/// <param name="Questions">How many questions to the informer are open.</param>
/// <param name="Report">What the office says of the last report, or null where there is none.</param>
public sealed record BoardTip(string Category, Sensitivity Sensitivity, bool Conflicted, BoardAssignee? Assigned, int Media, int Questions, ReviewState? Report)
{
    /// <summary>What the board shows; null where the case is no tip.</summary>
    public static BoardTip? Of(TipPart? tip) => tip is null ? null : new(
        tip.Category, tip.Sensitivity, tip.Conflicted, tip.Assignment is { } a ? new BoardAssignee(a.User, a.Name, a.AcceptedAt is not null) : null,
        tip.Media.Count, tip.Questions.Count(q => q.AnsweredAt is null), tip.Reports.Count == 0 ? null : tip.Reports[^1].Review);
}

/// <summary>Who works on a tip.</summary>
public sealed record BoardAssignee(string User, string Name, bool Accepted);

/// <summary>What the board shows of a case that came or grew by mail.</summary>
/// <param name="Trust">What is known of who sent it.</param>
/// <param name="Files">How many attachments it has.</param>
/// <param name="Persons">How many persons it could be split into; 0 where it cannot.</param>
public sealed record BoardMail(MailTrust Trust, int Files, int Persons);

/// <summary>Where the evidence says that the person is, no finer than a police station: the route may stand on a human's word instead.</summary>
/// <param name="State">ISO 3166-2:IN suffix.</param>
/// <param name="English">The district's or the state's name.</param>
/// <param name="Hindi">The same.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Unverified">Rests on what nobody has checked.</param>
public sealed record BoardPlace(string State, string English, string Hindi, double Confidence, bool Unverified)
{
    /// <summary>What the board shows of a guess; null without a place.</summary>
    public static BoardPlace? Of(Places.Evidence.Hypothesis? guess) =>
        guess?.State is not { } state ? null
        : guess.District is { } id && Gazetteer.Default.Find(id) is { } district ? new BoardPlace(state, district.English, district.Hindi, guess.Confidence, guess.IsUnverified)
        : Gazetteer.Default.FindState(state) is { } named ? new BoardPlace(state, named.English, named.Hindi, guess.Confidence, guess.IsUnverified)
        : null;
}

/// <summary>A case of a storm.</summary>
/// <param name="Partner">The partner's id.</param>
/// <param name="Calls">Its ladder calls for all; else it waits and has no calls of its own.</param>
public sealed record BoardStorm(string Partner, bool Calls);

/// <summary>A new case about which the holder of the same person's case is asked.</summary>
/// <param name="User">Who is asked.</param>
/// <param name="Name">Their name.</param>
/// <param name="Code">The code of the case that they hold.</param>
/// <param name="Until">When its own ladder goes on.</param>
public sealed record BoardAsk(string User, string Name, string Code, DateTimeOffset Until);

/// <summary>A district in three scripts.</summary>
public sealed record BoardDistrict(string Id, string English, string Hindi, string Urdu);

/// <summary>Who has it.</summary>
public sealed record BoardHolder(string User, string Name, DateTimeOffset Since, DateTimeOffset LeaseUntil)
{
    /// <summary>Who was asked to take over, or null.</summary>
    public BoardOffer? Offer { get; init; }

    /// <summary>By which channel it was taken from afar, as long as nothing followed: then the lease is a short one. Null otherwise.</summary>
    public string? Through { get; init; }

    /// <summary>The holder as the board shows them.</summary>
    public static BoardHolder Of(Hold hold) =>
        new(hold.By.Id, hold.By.Name, hold.Since, hold.LeaseUntil) { Through = hold.Through, Offer = hold.Offer?.To is { } to ? new BoardOffer(to.Id, to.Name) : null };

    /// <summary>With its times to the hour for everybody but the holder.</summary>
    public BoardHolder InHours(string? reader) => User == reader ? this : this with { Since = Visibility.Hour(Since), LeaseUntil = Visibility.HourAfter(LeaseUntil) };
}

/// <summary>Who was asked to take over; what is offered lapses with the holder's lease.</summary>
public sealed record BoardOffer(string User, string Name);

/// <summary>Where the ladder stands; null while somebody holds the case.</summary>
public sealed record BoardLadder(int Round, int Step, int Steps, DateTimeOffset? NextAt);

/// <summary>An engaged agency.</summary>
public sealed record BoardEngagement(string Id, AgencyKind Agency, string Name, EngagementState State, string? Phone);
