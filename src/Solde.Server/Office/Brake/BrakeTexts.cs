namespace Solde.Server.Office.Brake;

/// <summary>Words of the brake.</summary>
internal static class BrakeTexts
{
    public static readonly Text Title = new("Brake", "Frein");
    public static readonly Text Runs = new("The autopilot is at work.", "Le pilote automatique travaille.");
    public static readonly Text RunsHint = new(
        "Pausing stops it at once: nothing is decided and nothing is dropped. What guests pay by themselves still comes in.",
        "La pause l'arrête aussitôt : rien n'est décidé, rien n'est perdu. Ce que les clients règlent d'eux-mêmes arrive toujours.");
    public static readonly Text Pause = new("Pause", "Mettre en pause");
    public static readonly Text Paused = new("The autopilot is paused.", "Le pilote automatique est en pause.");
    public static readonly Text PausedHint = new(
        "When you resume, it looks at all bookings, the nearest arrival first. Many late payments at once then wait for you here.",
        "À la reprise, il regarde toutes les réservations, l'arrivée la plus proche d'abord. Si beaucoup de règlements en retard tombent ensemble, ils vous attendent ici.");
    public static readonly Text Resume = new("Resume", "Reprendre");
    public static readonly Text Held = new("Held payments", "Règlements retenus");
    public static readonly Text HeldSince = new(
        "Since {0}, late payments wait for you: many came due at once. Look at them, then release or cancel them.",
        "Depuis le {0}, les règlements en retard vous attendent : beaucoup sont tombés ensemble. Regardez-les, puis libérez-les ou annulez-les.");
    public static readonly Text NoneHeld = new(
        "No payment is held. More than 20 late ones at once would wait here for you.",
        "Aucun règlement n'est retenu. Plus de 20 en retard à la fois vous attendraient ici.");
    public static readonly Text Count = new("{0} payments, {1}", "{0} règlements, {1}");
    public static readonly Text CountMore = new("More than {0} payments; these are the first, by the time they were due.", "Plus de {0} règlements ; voici les premiers, par échéance.");
    public static readonly Text ReleaseAll = new("Release all of them", "Les libérer tous");
    public static readonly Text ReleaseAllHint = new("They are charged now, one booking after the other.", "Ils sont encaissés maintenant, une réservation après l'autre.");
    public static readonly Text CancelAll = new("Cancel all of them", "Les annuler tous");
    public static readonly Text CancelAllHint = new("None of them is charged. This cannot be taken back.", "Aucun n'est encaissé. C'est définitif.");
    public static readonly Text ReleaseOne = new("Release", "Libérer");
}
