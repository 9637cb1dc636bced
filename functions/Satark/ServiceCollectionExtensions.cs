using Microsoft.Extensions.DependencyInjection;
using Satark.Board;
using Satark.Cases;
using Satark.Enrichment;
using Satark.Escalation;
using Satark.HandingOver;
using Satark.Intake;
using Satark.Intake.Mails;
using Satark.Intake.Mails.Facts;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Answering;
using Satark.Notifications.Attempts;
using Satark.Notifications.Notices;
using Satark.Notifications.Together;
using Satark.Partners;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Evidence.Points;
using Satark.Places.Finding;
using Satark.Places.Official;
using Satark.Reads;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Sheets;
using Satark.Roster.Verifying;
using Satark.Roster.Watching;
using Satark.Tips;
using Satark.Tips.Receiving;
using Satark.Tips.Telling;
using Satark.Watching;

namespace Satark;

/// <summary>Puts the domain together.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds every handler of the domain. The host adds what it needs from outside: the ports, <see cref="Pace"/>,
    /// <see cref="Installation"/>, <see cref="SyntheticOptions"/>, the message templates, the agency directory, a <see cref="TimeProvider"/>, and, where it may have official
    /// lists of places, a <see cref="ListFolder"/> and <see cref="PlacesOptions"/>.
    /// </summary>
    public static IServiceCollection AddSatark(this IServiceCollection services)
    {
        services.AddSingleton<CaseBook>().AddSingleton<CodeBook>().AddSingleton<CaseIndex>().AddSingleton<Anchors>().AddSingleton<VerifyCases>().AddSingleton<Privacy.EraseCase>().AddSingleton<RemindOfCounselling>();
        services.AddSingleton<PersonMarks>().AddSingleton<SubmitAlert>().AddSingleton<OpenOwnFind>().AddSingleton<MergeCall>().AddSingleton<ReadStatus>();
        services.AddSingleton<RefusedAlerts>().AddSingleton<CallAboutRefused>().AddSingleton<IndexCase>().AddSingleton<LinkCase>().AddSingleton<ForgetAnswer>();
        services.AddSingleton<MailThreads>().AddSingleton<MailKeys>().AddSingleton<MailAnswers>().AddSingleton<MailCases>().AddSingleton<KeepMailFiles>().AddSingleton<ListedMails>();
        services.AddSingleton<ReceiveMail>().AddSingleton<SplitMail>().AddSingleton<ComposeQuestion>().AddSingleton<AskPartner>();
        services.AddSingleton<Officers>().AddSingleton<DutyBook>().AddSingleton<ContactVerification>().AddSingleton<WatchDuty>().AddSingleton<ShiftMail>().AddSingleton<ImportRoster>().AddSingleton<RosterVerb>().AddSingleton<AgencyContacts>().AddSingleton<PartnerBook>();
        services.AddSingleton<ReadOfficialLists>().AddSingleton(p => p.GetRequiredService<ReadOfficialLists>().Handle()).AddSingleton(p => p.GetRequiredService<OfficialLists>().Areas);

        // Null where no table is set: whoever takes one does without.
        services.AddSingleton(p => p.GetRequiredService<OfficialLists>().Networks!);
        services.AddSingleton(p => Gazetteer.Default.With(p.GetRequiredService<OfficialLists>().Places));
        services.AddSingleton<PlaceFinder>();
        services.AddSingleton(p => new PointPlace(p.GetRequiredService<Gazetteer>(), p.GetRequiredService<AreaIndex>().Find));
        services.AddSingleton<TextEvidence>().AddSingleton<ReportEvidence>().AddSingleton<OfficerEvidence>().AddSingleton<ServiceEvidence>().AddSingleton<GatherEvidence>();
        services.AddSingleton<RouteCase>().AddSingleton<FindLanguage>().AddSingleton<FindPlaceNames>().AddSingleton<FindUrgency>();
        services.AddSingleton<BoardIndex>().AddSingleton<ShowCase>();
        services.AddSingleton<Searching.SearchIndex>().AddSingleton<Searching.SearchBook>().AddSingleton<Searching.SearchCases>();
        services.AddSingleton<ReadBook>().AddSingleton<WeeklyReading>().AddSingleton<ReadingMail>();
        services.AddSingleton<OfferCases>().AddSingleton<TellSuccessor>().AddSingleton<SendNotice>();
        services.AddSingleton<Callees>().AddSingleton<Escalation.Storms.StormBook>().AddSingleton<Escalation.Newcomers.AskHolder>().AddSingleton<BeforeFirstCall>().AddSingleton<ClimbLadder>().AddSingleton<LapseLease>().AddSingleton<Auditor>();
        services.AddSingleton<Links>().AddSingleton<BriefState>().AddSingleton<ChaseHandOver>().AddSingleton<OpenPacket>().AddSingleton<ComposeMessage>().AddSingleton<CallAgency>().AddSingleton<TellAgencies>();
        services.AddSingleton<Notifications.Sharing.CallingShares>().AddSingleton<Notifications.Sharing.ChannelRooms>().AddSingleton<BeginAttempt>().AddSingleton<SendAttempt>().AddSingleton<SettleAttempt>().AddSingleton<GatherCalls>().AddSingleton<ComposeTogether>().AddSingleton<SendTogether>();
        services.AddSingleton<Deliver>().AddSingleton<NextChannel>().AddSingleton<RecordDelivery>().AddSingleton<ConfirmDelivery>();
        services.AddSingleton<AnswerCall>().AddSingleton<FindSmsCall>();
        services.AddSingleton<TipMediaBox>().AddSingleton<ReceiveTip>().AddSingleton<KeepTipMedia>().AddSingleton<RelateTips>();
        services.AddSingleton<TellInformer>().AddSingleton<WaitingWords>().AddSingleton<TellOfficers>().AddSingleton<RequestCounter>();
        services.AddSingleton<TipDesk>().AddSingleton<Tips.Line.ITipDesk>(p => p.GetRequiredService<TipDesk>());
        services.AddSingleton<SyntheticRuns>().AddSingleton<SendSynthetic>().AddSingleton<EndSynthetic>().AddSingleton<WatchSynthetic>().AddSingleton<IChannel, SyntheticChannel>();
        services.AddSingleton<IChannel, DeskChannel>();
        return services.AddSingleton<Dispatcher>().AddSatarkRoutes();
    }

    private static IServiceCollection AddSatarkRoutes(this IServiceCollection services) => services
        .Route<ShowCase>(Errands.ShowCase, h => h.HandleAsync)
        .Route<ClimbLadder>(Errands.ClimbLadder, h => h.HandleAsync)
        .Route<LapseLease>(Errands.LapseLease, h => h.HandleAsync)
        .Route<Escalation.Storms.StormBook>(Errands.MindStorm, h => h.MindAsync)
        .Route<Escalation.Storms.StormBook>(Errands.JoinStorm, h => h.JoinAsync)
        .Route<Escalation.Newcomers.AskHolder>(Errands.AskHolder, h => h.HandleAsync)
        .Route<Escalation.Newcomers.AskHolder>(Errands.LapseAsk, h => h.LapseAsync)
        .Route<CallAgency>(Errands.CallAgency, h => h.HandleAsync)
        .Route<ChaseHandOver>(Errands.ChaseHandOver, h => h.HandleAsync)
        .Route<TellAgencies>(Errands.TellAgencies, h => h.HandleAsync)
        .Route<Deliver>(Errands.Deliver, h => h.HandleAsync)
        .Route<NextChannel>(Errands.TryNextChannel, h => h.HandleAsync)
        .Route<RouteCase>(Errands.RouteCase, h => h.HandleAsync)
        .Route<IndexCase>(Errands.IndexCase, h => h.HandleAsync)
        .Route<OpenOwnFind>(Errands.RouteTyped, h => h.HandleAsync)
        .Route<MergeCall>(Errands.CarryOver, h => h.HandleAsync)
        .Route<LinkCase>(Errands.LinkCase, h => h.HandleAsync)
        .Route<OfferCases>(Errands.OfferCase, h => h.HandleAsync)
        .Route<TellSuccessor>(Errands.TellSuccessor, h => h.HandleAsync)
        .Route<WatchDuty>(Errands.WatchDuty, h => h.HandleAsync)
        .Route<ReadBook>(Errands.IndexReading, h => h.IndexAsync)
        .Route<WeeklyReading>(Errands.TellReading, h => h.TellAsync)
        .Route<SendNotice>(Errands.SendNotice, h => h.HandleAsync)
        .Route<AskPartner>(Errands.AskPartner, h => h.HandleAsync)
        .Route<SplitMail>(Errands.SplitMail, h => h.HandleAsync)
        .Route<RemindOfCounselling>(Errands.RemindOfCounselling, h => h.HandleAsync)
        .Route<TellInformer>(Errands.TellInformer, h => h.HandleAsync)
        .Route<TellOfficers>(Errands.TellOfficers, h => h.HandleAsync)
        .Route<RelateTips>(Errands.RelateTip, h => h.HandleAsync)
        .Route<RequestCounter>(Errands.CountRequest, h => h.HandleAsync)
        .Route<EndSynthetic>(Errands.EndSynthetic, h => h.HandleAsync)
        .Route<KeepTipMedia>(Errands.ForgetEarlyMedia, h => h.ForgetAsync)
        .Route<ForgetAnswer>(Errands.ForgetAnswer, h => h.HandleAsync)
        .Route<RefusedAlerts>(Errands.ShowRefused, h => h.HandleAsync)
        .Route<CallAboutRefused>(Errands.CallAboutRefused, h => h.HandleAsync);
}
